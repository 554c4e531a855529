/**
 * Which text of data or of a hiera.yaml is being resolved, for whoever wants to know where a variable was read. There is no such object
 * unless somebody asked: the lookups then do no more than find that out.
 */
import type { ExpressionPart, KeySegment } from '../../parser/hiera/index.ts';
import type { Value } from '../values/index.ts';
import { placeInString } from '../yaml/index.ts';
import type { PlacedDocument } from './files/places.ts';
import type { Invocation } from './invocation.ts';

/** A file that is being resolved. */
export interface ResolvedFile {
  readonly path: string;
  /** The key at the top of the file below which all is resolved; undefined for the whole file. */
  readonly rootKey: string | undefined;
  /** The value of that key, before it is resolved. */
  readonly raw?: Value;
  /** The file with its places; undefined where it has none. */
  document(): PlacedDocument | undefined;
}

/** A variable that was read to resolve a text. */
export interface VariableRead {
  /** With a leading `::` if it was written. */
  readonly root: string;
  readonly path: readonly KeySegment[];
  /** As written, `%{...}` for an interpolation. */
  readonly text: string;
  /** Where that stands: the file, and each place in it (UTF-16 units) that holds the same text. */
  readonly file: ResolvedFile | undefined;
  /** Reads of one file that have the same stand at the same places. */
  readonly identity: string;
  /** Reads the file again: to be asked for when they are to be shown. */
  places(): readonly { readonly offset: number; readonly length: number }[];
}

export class ResolutionWatch {
  private readonly onRead: (read: VariableRead, invocation: Invocation) => void;
  private file: ResolvedFile | undefined;
  private text: string | undefined;
  private part: ExpressionPart | undefined;

  constructor(onRead: (read: VariableRead, invocation: Invocation) => void) {
    this.onRead = onRead;
    this.file = undefined;
    this.text = undefined;
    this.part = undefined;
  }

  /** Runs while texts of the file are resolved. */
  inFile<T>(file: ResolvedFile | undefined, body: () => T): T {
    const before = this.file;
    this.file = file;
    try {
      return body();
    } finally {
      this.file = before;
    }
  }

  /** Runs while one expression of a text is resolved. */
  inText<T>(text: string, part: ExpressionPart, body: () => T): T {
    const { text: textBefore, part: partBefore } = this;
    this.text = text;
    this.part = part;
    try {
      return body();
    } finally {
      this.text = textBefore;
      this.part = partBefore;
    }
  }

  /** Tells of a variable. Its place is the expression that is under way, if it stands there, else the text that is its whole name. */
  read(key: string, root: string, path: readonly KeySegment[], invocation: Invocation): void {
    const part = this.part?.key === key ? this.part : undefined;
    const { file } = this;
    const text = part === undefined ? key : (this.text ?? key);
    const identity = `${file?.rootKey ?? ''} ${part?.offset ?? ''} ${text}`;
    this.onRead({ root, path, text: part?.text ?? key, file, identity, places: () => placesOf(text, part, file) }, invocation);
  }
}

function placesOf(text: string, part: ExpressionPart | undefined, file: ResolvedFile | undefined) {
  const document = file?.document();
  if (file === undefined || document === undefined) return [];
  const same = stringsBelow(document, file.rootKey).filter((string) => string.text === text);
  const found = same.length > 0 ? same : stringsBelow(document, undefined).filter((string) => string.text === text);
  const { offset, length } = part ?? { offset: 0, length: text.length };
  return found.map((string) => placeInString(string, document.source.text, offset, length));
}

/** The strings of a root key stand between it and the next; what an alias brings in stands elsewhere. */
function stringsBelow(document: PlacedDocument, rootKey: string | undefined) {
  const strings = document.strings();
  if (rootKey === undefined) return strings;
  const from = strings.findIndex((string) => string.isRootKey && string.text === rootKey);
  if (from === -1) return [];
  const to = strings.findIndex((string, at) => at > from && string.isRootKey);
  return strings.slice(from + 1, to === -1 ? undefined : to);
}
