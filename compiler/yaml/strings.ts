/**
 * The strings of a YAML text and where they stand, for what is said about their contents.
 */
import { EventReader, type Node } from './events.ts';
import { scalarValue } from './tagged-scalar.ts';

/** A key or value that is read as a string. */
export interface YamlString {
  readonly text: string;
  /** UTF-16 units into the file: the scalar as it is written, without quotes. */
  readonly start: number;
  readonly end: number;
  /** A key of the outermost hash. */
  readonly isRootKey: boolean;
}

/** All strings of the first document, in the order of the text; what an alias stands for comes once. */
export function readStrings(text: string): readonly YamlString[] {
  const reader = new EventReader(text, undefined);
  const found: YamlString[] = [];
  const root = reader.isEmpty ? undefined : reader.next();
  if (root !== undefined) collect(reader, root, found, 0);
  return found;
}

function collect(reader: EventReader, node: Node, found: YamlString[], depth: number): void {
  if (node.kind === 'scalar') addScalar(node, found, false);
  if (node.kind === 'scalar' || node.kind === 'alias') return;
  let isKey = node.kind === 'mapping';
  for (let child = reader.next(); child !== undefined; child = reader.next()) {
    if (child.kind === 'scalar') addScalar(child, found, isKey && depth === 0);
    else collect(reader, child, found, depth + 1);
    if (node.kind === 'mapping') isKey = !isKey;
  }
}

function addScalar(node: Node & { readonly kind: 'scalar' }, found: YamlString[], isRootKey: boolean): void {
  const value = scalarValue(node, undefined);
  if (typeof value === 'string') found.push({ text: value, start: node.start, end: node.end, isRootKey });
}

/**
 * Where a stretch of a string's value stands in the file that it was read from: the same characters (quotes doubled within single
 * quotes), if the scalar holds them as often as the value does, or else (an escape within, a line folded) the whole scalar.
 */
export function placeInString(
  string: YamlString,
  file: string,
  offset: number,
  length: number,
): { readonly offset: number; readonly length: number } {
  const written = file.slice(string.start, string.end);
  if (written === string.text) return { offset: string.start + offset, length };
  const stretch = string.text.slice(offset, offset + length);
  const inSingleQuotes = file[string.start - 1] === "'";
  const asWritten = inSingleQuotes ? stretch.replaceAll("'", "''") : stretch;
  const inText = occurrences(string.text, stretch);
  const inFile = occurrences(written, asWritten);
  const same = inText.length === inFile.length ? inFile[inText.indexOf(offset)] : undefined;
  if (same !== undefined) return { offset: string.start + same, length: asWritten.length };
  const indent = written.length - written.trimStart().length;
  return { offset: string.start + indent, length: written.trimEnd().length - indent };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
