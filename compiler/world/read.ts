/** Reads world files: YAML, of which JSON is a part. */
import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { Source } from '../../parser/source.ts';
import { readTree, YamlLoadError } from '../yaml/index.ts';
import { NO_ANSWERS, type WorldAnswers } from './answers.ts';
import { Field } from './field.ts';
import { readAnswers } from './sections.ts';

/** Larger files are none that somebody wrote. */
const MOST_MEGABYTES = 64;

/** The file cannot be used. */
export class WorldFileError extends Error {
  /** What is wrong in it, each with its place; none when it could not be read at all. */
  readonly faults: readonly Diagnostic[];
  readonly hint: string | undefined;

  constructor(message: string, faults: readonly Diagnostic[] = [], hint?: string) {
    super(message);
    this.name = 'WorldFileError';
    this.faults = faults;
    this.hint = hint;
  }
}

/** The text of a world file. Throws WorldFileError, or the error of the file system. */
export function worldText(path: string): string {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new WorldFileError(`cannot read ${path}: it is a folder`);
  if (!stat.isFile()) throw new WorldFileError(`cannot read ${path}: it is a pipe or a device, and no file`);
  if (stat.size > MOST_MEGABYTES * 1e6) {
    throw new WorldFileError(`cannot read ${path}: it has more than ${MOST_MEGABYTES} megabytes`);
  }
  return readFileSync(path, 'utf8');
}

/** What a world file answers. Throws WorldFileError with all that is wrong in it. */
export function readWorld(path: string): WorldAnswers {
  return parseWorld(worldText(path), path);
}

/** The same of a text; `file` names it in errors. */
export function parseWorld(text: string, file: string): WorldAnswers {
  const source = new Source(text, file);
  const tree = treeOf(source, file);
  if (tree === undefined) return NO_ANSWERS;
  const faults: Diagnostic[] = [];
  const answers = readAnswers(new Field(tree, { source, faults }));
  if (faults.length > 0) throw new WorldFileError(`${file} is no world file`, faults);
  return answers;
}

function treeOf(source: Source, file: string): ReturnType<typeof readTree> {
  try {
    return readTree(source.text, file, { timesAsText: true });
  } catch (error) {
    if (error instanceof YamlLoadError) throw notYaml(error, source, file);
    if (error instanceof RangeError) throw new WorldFileError(`${file} is nested too deeply`);
    throw error;
  }
}

function notYaml({ message, offset }: YamlLoadError, source: Source, file: string): WorldFileError {
  const reason = message.replace(`(${file}): `, '').replace(/ at line \d+ column \d+$/, '');
  const at = { source, offset: offset ?? 0, length: 0 };
  const fault: Diagnostic = {
    code: 'DALANG_WORLD',
    severity: 'error',
    message: reason,
    ...(offset === undefined ? { file } : { at }),
  };
  return new WorldFileError(`${file} is no YAML`, [fault]);
}
