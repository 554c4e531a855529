/** Where each key and value of a JSON text stands, for texts that `parseJson` has read. */
import { Source } from '../../../parser/source.ts';
import type { Value } from '../../values/index.ts';
import type { YamlPlace, YamlString } from '../../yaml/index.ts';
import { unescaped } from './json.ts';
import type { PlacedDocument } from './places.ts';

interface JsonNode {
  /** UTF-16 units; a string's without its quotes. */
  readonly start: number;
  readonly end: number;
  readonly key: JsonNode | undefined;
  readonly text: string | undefined;
  /** By key, or by index as an Integer. */
  readonly children: Map<Value, JsonNode>;
}

export class JsonDocument implements PlacedDocument {
  readonly source: Source;
  private root: JsonNode | undefined;
  private found: YamlString[] | undefined;

  constructor(text: string, file: string) {
    this.source = new Source(text, file);
    this.root = undefined;
    this.found = undefined;
  }

  place(path: readonly Value[]): YamlPlace | undefined {
    let node: JsonNode | undefined = this.read().root;
    for (const step of path) node = node?.children.get(step);
    if (node === undefined) return undefined;
    const { start, end, key } = node;
    const place = { offset: start, length: end - start };
    return key === undefined ? place : { ...place, keyOffset: key.start, keyLength: key.end - key.start };
  }

  strings(): readonly YamlString[] {
    return this.read().strings;
  }

  private read(): { readonly root: JsonNode | undefined; readonly strings: readonly YamlString[] } {
    if (this.found === undefined) {
      const reader = new JsonReader(this.source.text);
      this.root = reader.value(undefined, 0);
      this.found = reader.strings;
    }
    return { root: this.root, strings: this.found };
  }
}

const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y;
const STRING = /"(?:[^"\\]|\\[\s\S])*"/y;
const WORD = /[^\s,\]}]+/y;

class JsonReader {
  readonly strings: YamlString[] = [];
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `depth`: how many arrays and hashes are around. */
  value(key: JsonNode | undefined, depth: number): JsonNode {
    this.match(BLANK);
    switch (this.text[this.at]) {
      case '{':
        return this.object(key, depth);
      case '[':
        return this.array(key, depth);
      case '"':
        return this.string(key, false);
      default:
        return this.word(key);
    }
  }

  private object(key: JsonNode | undefined, depth: number): JsonNode {
    const start = this.at++;
    const children = new Map<Value, JsonNode>();
    while (this.next('}')) {
      const name = this.string(undefined, depth === 0);
      this.match(BLANK);
      this.at++;
      children.set(name.text, this.value(name, depth + 1));
    }
    return { start, end: this.at, key, text: undefined, children };
  }

  private array(key: JsonNode | undefined, depth: number): JsonNode {
    const start = this.at++;
    const children = new Map<Value, JsonNode>();
    while (this.next(']')) children.set(BigInt(children.size), this.value(undefined, depth + 1));
    return { start, end: this.at, key, text: undefined, children };
  }

  /** Whether another element comes; passes the comma before it, or the bracket that ends the list. */
  private next(bracket: string): boolean {
    this.match(BLANK);
    if (this.text[this.at] === ',') this.at++;
    this.match(BLANK);
    if (this.at < this.text.length && this.text[this.at] !== bracket) return true;
    this.at++;
    return false;
  }

  private string(key: JsonNode | undefined, isRootKey: boolean): JsonNode {
    const start = this.at + 1;
    const written = this.match(STRING);
    const end = this.at - 1;
    const text = unescaped(written.slice(1, -1));
    this.strings.push({ text, start, end, isRootKey });
    return { start, end, key, text, children: new Map() };
  }

  private word(key: JsonNode | undefined): JsonNode {
    const start = this.at;
    this.match(WORD);
    return { start, end: this.at, key, text: undefined, children: new Map() };
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) throw new Error(`no JSON at ${this.at}`);
    this.at = pattern.lastIndex;
    return match[0];
  }
}
