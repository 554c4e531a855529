/** Where in data something stands that a file of libreswan was made of. */
import { Source, type Span } from '../../parser/index.ts';
import type { ValidationContext } from '../validate/context.ts';
import type { DataFile, DataString } from '../validate/data/data-file.ts';
import { lineSpan } from '../validate/line-span.ts';
import type { NodeFile } from './node.ts';

export interface ManifestPlace {
  readonly at?: Span;
  readonly file?: string;
}

export class Places {
  private readonly context: ValidationContext;
  private readonly filesOf = new Map<string, readonly DataFile[]>();
  private readonly strings = new Map<DataFile, ReadonlyMap<string, DataString>>();
  private readonly sources = new Map<string, Source | undefined>();

  constructor(context: ValidationContext) {
    this.context = context;
  }

  /** `files`: those of data that the node uses, the more important first. */
  add(node: string, files: Iterable<DataFile>): void {
    this.filesOf.set(node, [...files]);
  }

  /** Where the data of a node has just this text. */
  ofText(node: string, text: string): Span | undefined {
    for (const file of text === '' ? [] : (this.filesOf.get(node) ?? [])) {
      const string = this.stringsOf(file).get(text);
      if (string !== undefined) return string.placeOf(0, text.length);
    }
    return undefined;
  }

  /** Where the data of a node has the text in a longer one: a file's content that is written in data. */
  inText(node: string, text: string): Span | undefined {
    for (const file of text === '' ? [] : (this.filesOf.get(node) ?? [])) {
      for (const string of file.strings()) {
        const at = string.text.indexOf(text);
        if (at !== -1) return string.placeOf(at, text.length);
      }
    }
    return undefined;
  }

  /** The resource in its manifest. */
  ofResource(file: NodeFile | undefined): ManifestPlace {
    const { file: path, line } = file?.resource ?? {};
    if (path === undefined) return {};
    const source = this.sourceOf(path);
    if (source === undefined || line === undefined) return { file: path };
    return { at: lineSpan(source, line) };
  }

  private stringsOf(file: DataFile): ReadonlyMap<string, DataString> {
    let known = this.strings.get(file);
    if (known === undefined) {
      const found = new Map<string, DataString>();
      for (const string of file.strings()) if (!found.has(string.text)) found.set(string.text, string);
      known = found;
      this.strings.set(file, known);
    }
    return known;
  }

  private sourceOf(path: string): Source | undefined {
    if (!this.sources.has(path)) {
      const text = this.context.environment.files.read(path);
      this.sources.set(path, text === undefined ? undefined : new Source(text, path));
    }
    return this.sources.get(path);
  }
}
