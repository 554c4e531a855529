/** What a golden file holds: of one node, one kind of things, each with its fields. */
import { PuppetHash, type Value } from '../values/index.ts';
import { loadYaml, YamlLoadError } from '../yaml/index.ts';
import { yamlText } from './yaml-text.ts';

export const KINDS = ['catalog', 'resources', 'files', 'templates', 'lookups', 'certificates'] as const;
export type Kind = (typeof KINDS)[number];

export interface GoldenDocument {
  readonly kind: Kind;
  /** Why there is nothing: the node does not compile. */
  readonly error?: string | undefined;
  /** By reference, path, key or title, in the order of the catalog or of the settings. */
  readonly items: ReadonlyMap<string, PuppetHash>;
}

/** A file without this line is nobody's golden file. */
export const MARK = '# Golden file: `dalang test` compares it, `dalang test --update` writes it.\n';

/** The text of the file: the same for the same document, whatever the machine. */
export function documentText({ kind, error, items }: GoldenDocument): string {
  const body = error === undefined ? [kind, new PuppetHash(items)] : ['error', error];
  return MARK + yamlText(new PuppetHash([body as [string, Value]]));
}

/** Whether a file that begins so is one of ours. */
export function isGoldenText(text: string): boolean {
  return text.startsWith(MARK);
}

/** Thrown for a golden file that was edited into something else. */
export class GoldenFault extends Error {}

/** The document of a text. Throws GoldenFault. */
export function parseDocument(text: string, kind: Kind): GoldenDocument {
  const value = parsed(text);
  if (!(value instanceof PuppetHash) || value.size !== 1) throw new GoldenFault(`expected is one key, ${kind} or error`);
  const error = value.get('error');
  if (typeof error === 'string') return { kind, error, items: new Map() };
  const items = value.get(kind);
  if (!(items instanceof PuppetHash)) throw new GoldenFault(`expected is a hash under ${kind}`);
  return { kind, items: new Map([...items].map(([name, fields]) => [String(name), fieldsOf(fields, String(name))])) };
}

function parsed(text: string): Value {
  try {
    return loadYaml(text).value;
  } catch (error) {
    if (error instanceof YamlLoadError) throw new GoldenFault(error.message.replace(/^\(<unknown>\): /, ''));
    throw error;
  }
}

function fieldsOf(value: Value, name: string): PuppetHash {
  if (value instanceof PuppetHash) return value;
  throw new GoldenFault(`expected is a hash under ${name}`);
}
