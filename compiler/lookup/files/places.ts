/** The places in a file of data, whatever language it is written in. */
import type { Source } from '../../../parser/source.ts';
import type { Value } from '../../values/index.ts';
import { loadYaml, YamlLoadError, type YamlPlace, type YamlString } from '../../yaml/index.ts';
import { JsonError, parseJson } from './json.ts';
import { JsonDocument } from './json-places.ts';

export interface PlacedDocument {
  readonly source: Source;
  /** The place of what the keys and indexes (Integers) lead to from the top; undefined when there is no such thing. */
  place(path: readonly Value[]): YamlPlace | undefined;
  /** All its strings with their places, in the order of the text. */
  strings(): readonly YamlString[];
}

/** JSON where the text is JSON, else YAML; undefined where it is neither. */
export function placedDocument(text: string, path: string): PlacedDocument | undefined {
  return (/^\s*[[{]/.test(text) ? jsonDocument(text, path) : undefined) ?? yamlDocument(text, path);
}

function jsonDocument(text: string, path: string): PlacedDocument | undefined {
  try {
    parseJson(text);
    return new JsonDocument(text, path);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function yamlDocument(text: string, path: string): PlacedDocument | undefined {
  try {
    return loadYaml(text, path);
  } catch (error) {
    if (error instanceof YamlLoadError) return undefined;
    throw error;
  }
}
