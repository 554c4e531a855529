/** The only door of compiler/yaml, and the only folder that knows js-yaml; README.md tells what is in here. */
import { Source } from '../../parser/source.ts';
import type { Value } from '../values/index.ts';
import { loadValue } from './load.ts';
import { type DuplicateKey, findPlace, type Places, readPlaces, type YamlPlace } from './places.ts';
import { readStrings, type YamlString } from './strings.ts';

export { textOfBytes } from './bytes.ts';
export { YamlLoadError } from './error.ts';
export type { DuplicateKey, YamlPlace } from './places.ts';
export { placeInString, type YamlString } from './strings.ts';
export {
  entryOf,
  follow,
  keysOf,
  keyValue,
  type RepeatedKey,
  readTree,
  repeatedKeys,
  resolved,
  valueInTree,
  type YamlAlias,
  type YamlEntry,
  type YamlMapping,
  type YamlScalar,
  type YamlSequence,
  type YamlTree,
} from './tree.ts';

/** A YAML text that was loaded: its value, and on demand the places of everything in it. */
export class YamlDocument {
  readonly source: Source;
  /** As Ruby has it; `undefined` for an empty text. Containers may be shared (aliases) and must not be changed. */
  readonly value: Value;
  private places: Places | undefined;

  constructor(text: string, file: string | undefined) {
    this.source = new Source(text, file);
    this.value = loadValue(text, file);
  }

  /** The place of what the keys and indexes (Integers) lead to from the top; undefined when there is no such thing. */
  place(path: readonly Value[]): YamlPlace | undefined {
    return findPlace(this.readPlaces().root, path);
  }

  /** Keys that stand twice in one hash, each with both places. */
  duplicateKeys(): readonly DuplicateKey[] {
    return this.readPlaces().duplicates;
  }

  /** All its strings with their places; read anew with each call. */
  strings(): readonly YamlString[] {
    return readStrings(this.source.text);
  }

  private readPlaces(): Places {
    this.places ??= readPlaces(this.source.text);
    return this.places;
  }
}

/**
 * The value of a YAML text as Ruby's own `YAML.load` gives it: there are no aliases. Throws YamlLoadError.
 *
 * Psych: Psych.load
 */
export function loadPlainYaml(text: string, file?: string): Value {
  return loadValue(text, file, { aliases: false });
}

/**
 * Loads YAML as Puppet does. Throws YamlLoadError with Psych's message.
 *
 * Puppet: util/yaml.rb#safe_load with permitted classes [Symbol]
 */
export function loadYaml(text: string, file?: string): YamlDocument {
  return new YamlDocument(text, file);
}
