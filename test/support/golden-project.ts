/** A copy of fixtures/golden/project to change and to run `dalang test` in. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { dalangInProcess } from './in-process.ts';
import { type Outcome, ROOT } from './program.ts';

const PROJECT = join(ROOT, 'fixtures', 'golden', 'project');

export class GoldenProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'dalang-golden-')));

  constructor() {
    cpSync(PROJECT, this.folder, { recursive: true });
  }

  test(...args: string[]): Promise<Outcome> {
    return dalangInProcess(['test', ...args], { cwd: this.folder });
  }

  /** Replaces a text in a file; it has to be there. */
  change(file: string, before: string | RegExp, after: string): void {
    const text = this.read(file);
    const changed = text.replace(before, after);
    if (changed === text) throw new Error(`${file} has no ${before}`);
    this.write(file, changed);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** All files of the golden folder with their texts. */
  golden(): ReadonlyMap<string, string> {
    const folder = join(this.folder, 'golden');
    const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();
    return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
