/**
 * The folder of golden files: CASE/NODE/KIND.yaml, and CASE/NODE/VARIANT/KIND.yaml. Files of others in it are never touched, and each of
 * ours is replaced as a whole, however a run ends.
 */
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isGoldenText, KINDS, MARK } from '../../compiler/golden/index.ts';
import { replaceFile } from '../../compiler/replace-file.ts';
import { fileReason } from '../file-reason.ts';
import { UsageError } from '../usage-error.ts';

export interface GoldenPlace {
  readonly testCase: string;
  readonly node: string;
  readonly variant: string | undefined;
  readonly kind: string;
}

/** A node, with the variant of its facts. */
export function nodeText({ node, variant }: Pick<GoldenPlace, 'node' | 'variant'>): string {
  return variant === undefined ? node : `${node} (${variant})`;
}

/** What a run that was ended leaves beside a file. */
const LEFT_OVER = /^(.+\.yaml)\.(\d+)\.tmp$/;

export class GoldenStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Relative to the folder. Throws UsageError for a node that has no name for a folder. */
  pathOf({ testCase, node, variant, kind }: GoldenPlace): string {
    if (/[/\\\0]/.test(node) || node === '.' || node === '..') {
      throw new UsageError(`the name of node '${node}' cannot be that of a folder`, 'leave the node out of the case');
    }
    return join(testCase, node, ...(variant === undefined ? [] : [variant]), `${kind}.yaml`);
  }

  /** The text of a golden file; undefined where there is none. Throws UsageError for a file of somebody else. */
  read(path: string): string | undefined {
    const text = this.textAt(path);
    if (text === undefined || isGoldenText(text)) return text;
    throw new UsageError(
      `${join(this.folder, path)} is no golden file of dalang`,
      'move it away: a golden file has to stand there',
    );
  }

  write(path: string, text: string): void {
    this.changing(path, (file) => {
      mkdirSync(dirname(file), { recursive: true });
      replaceFile(file, text, true);
    });
  }

  /** Removes the file, and the folders that become empty with it. */
  remove(path: string): void {
    this.changing(path, (file) => rmSync(file, { force: true }));
    this.removeEmpty(dirname(path));
  }

  /** All golden files that there are, sorted. */
  files(): readonly { readonly path: string; readonly place: GoldenPlace }[] {
    return this.below('').flatMap((path) => {
      const place = placeOf(path);
      const isOurs = place !== undefined && isGoldenText(this.textAt(path) ?? '');
      return isOurs ? [{ path, place }] : [];
    });
  }

  /** Removes what runs have left that were ended while they wrote. */
  sweep(): void {
    for (const path of this.below('')) {
      const [, file = '', process = ''] = LEFT_OVER.exec(path) ?? [];
      if (placeOf(file) === undefined || isRunning(Number(process))) continue;
      const text = this.textAt(path) ?? '';
      if (MARK.startsWith(text) || text.startsWith(MARK)) this.changing(path, (one) => rmSync(one, { force: true }));
    }
  }

  private textAt(path: string): string | undefined {
    try {
      return readFileSync(join(this.folder, path), 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new UsageError(`cannot read ${join(this.folder, path)}: ${fileReason(error)}`, 'check the path and its permissions');
    }
  }

  private changing(path: string, change: (file: string) => void): void {
    const file = join(this.folder, path);
    try {
      change(file);
    } catch (error) {
      throw new UsageError(`cannot write ${file}: ${fileReason(error)}`, 'check the path and its permissions');
    }
  }

  private removeEmpty(folder: string): void {
    if (folder === '.') return;
    try {
      rmdirSync(join(this.folder, folder));
    } catch {
      return; // something else is in it
    }
    this.removeEmpty(dirname(folder));
  }

  /** Paths of all files; links to folders are not followed. */
  private below(folder: string): readonly string[] {
    let entries: ReturnType<typeof entriesOf>;
    try {
      entries = entriesOf(join(this.folder, folder));
    } catch {
      return [];
    }
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? this.below(path) : entry.isFile() ? [path] : [];
    });
  }
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function placeOf(path: string): GoldenPlace | undefined {
  const parts = path.split(sep);
  const [testCase = '', node = '', ...rest] = parts;
  const kind = rest.at(-1)?.replace(/\.yaml$/, '');
  if (rest.length > 2 || kind === undefined || `${kind}.yaml` !== rest.at(-1) || !KINDS.some((known) => known === kind))
    return undefined;
  return { testCase, node, variant: rest.length === 2 ? rest[0] : undefined, kind };
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
