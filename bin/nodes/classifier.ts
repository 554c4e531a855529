/**
 * What an external node classifier says of a node: classes, parameters, environment.
 *
 * Puppet: indirector/node/exec.rb
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeData } from '../../compiler/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { isFolder } from '../source-files.ts';
import { UsageError } from '../usage-error.ts';
import { readDocument } from './document.ts';

export interface ClassifierOptions {
  readonly classes: readonly string[];
  readonly enc: string | undefined;
}

export interface Classification {
  readonly classes?: NodeData['classes'];
  readonly parameters?: PuppetHash;
}

type Classes = Readonly<Record<string, unknown>>;

/** Answers the classification of a node. `environment`: the one that is compiled, which the classifier must not contradict. */
export function classifierFrom({ classes, enc }: ClassifierOptions, environment: string): (name: string) => Classification {
  const given = Object.fromEntries(classes.flatMap(namesIn).map((name) => [name, null]));
  if (enc === undefined) return () => (classes.length === 0 ? {} : { classes: given });
  return (name) => {
    const path = isFolder(enc) ? fileOf(name, enc) : enc;
    const said = classificationIn(path, name, environment);
    return { ...said, classes: { ...said.classes, ...given } };
  };
}

function namesIn(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !/^(::)?[a-z]\w*(::[a-z]\w*)*$/.test(name));
  if (wrong === undefined) return names;
  throw new UsageError(
    `--classes: '${wrong}' is no name of a class`,
    'names are like ntp or apache::mod, with commas between them',
  );
}

function fileOf(name: string, folder: string): string {
  const found = ['.yaml', '.yml', '.json', ''].map((ending) => join(folder, name + ending)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new UsageError(
    `no classification of node '${name}' in ${folder}`,
    `expected is ${name}.yaml, with what the classifier prints`,
  );
}

function classificationIn(path: string, name: string, environment: string) {
  const document = readDocument(path);
  if (!(document instanceof PuppetHash)) throw wrong(path, 'holds no hash');
  const wanted = document.get('environment');
  if (wanted !== undefined && typeof wanted !== 'string') throw wrong(path, 'has an environment that is no text');
  if (wanted !== undefined && wanted !== environment) {
    throw new UsageError(
      `${path} puts node '${name}' into environment '${wanted}', and '${environment}' is compiled`,
      `--environment ${wanted}, or remove it from the file`,
    );
  }
  const parameters = document.get('parameters') ?? new PuppetHash();
  if (!(parameters instanceof PuppetHash)) throw wrong(path, 'has parameters that are no hash');
  return { classes: classesIn(document.get('classes'), path), parameters };
}

/** Classes are a list of names, or names with their parameters. */
function classesIn(value: Value, path: string): Classes {
  if (value === undefined) return {};
  if (value instanceof PuppetHash) return Object.fromEntries([...value].map((entry) => parametersIn(entry, path)));
  if (!Array.isArray(value)) throw wrong(path, 'has classes that are neither a list nor a hash');
  const names = value as readonly Value[];
  if (!names.every((name) => typeof name === 'string')) throw wrong(path, 'has a class whose name is no text');
  return Object.fromEntries(names.map((name) => [name, null]));
}

function parametersIn([name, parameters]: readonly [Value, Value], path: string): readonly [string, unknown] {
  if (parameters === undefined || parameters === '') return [String(name), null];
  if (parameters instanceof PuppetHash) return [String(name), Object.fromEntries([...parameters])];
  throw wrong(path, `gives class '${String(name)}' parameters that are no hash`);
}

function wrong(path: string, what: string): UsageError {
  return new UsageError(`${path} ${what}`, 'expected is what a node classifier prints: classes, parameters, environment');
}
