/**
 * Strings that are interpolated, with their places: those of data files, and those of a hiera.yaml.
 */
import {
  type ExpressionPart,
  type InterpolatedString,
  type InterpolationOptions,
  mayInterpolate,
  parseInterpolation,
} from '../../../parser/hiera/index.ts';
import type { Source, Span } from '../../../parser/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { keyValue, placeInString, type YamlScalar, type YamlTree } from '../../yaml/index.ts';

/** One `%{...}` in a text. */
export interface Occurrence {
  readonly source: Source;
  /** Keys of Hiera in whose value it stands: several where an alias repeats it, none in a hiera.yaml. */
  readonly rootKeys: ReadonlySet<string>;
  /** Keys and indexes from the top of the file. */
  readonly path: readonly Value[];
  readonly string: InterpolatedString;
  readonly part: ExpressionPart;
  /** What is read, the same for all that read the same. */
  readonly expression: string;
  /** Where the whole string stands. */
  readonly scalar: YamlScalar;
}

/** Where the expression stands in its file. */
export function placeOf({ source, string, part, scalar }: Occurrence): Span {
  const { start, end } = scalar;
  const place = placeInString({ text: string.text, start, end, isRootKey: false }, source.text, part.offset, part.length);
  return { source, ...place };
}

/** Texts with interpolations: many files have the same, which are taken apart once. */
export class InterpolatedStrings {
  private readonly options: InterpolationOptions;
  private readonly known = new Map<string, InterpolatedString>();

  constructor(options: InterpolationOptions) {
    this.options = options;
  }

  /** Undefined for a text that holds none. */
  parsed(text: string): InterpolatedString | undefined {
    if (!mayInterpolate(text, this.options)) return undefined;
    let string = this.known.get(text);
    if (string === undefined) {
      string = parseInterpolation(text, this.options);
      this.known.set(text, string);
    }
    return string;
  }
}

interface Found {
  readonly occurrences: readonly Occurrence[];
  readonly rootKeys: Set<string>;
}

/** Collects the expressions of a tree; what aliases repeat comes once, with all the keys that it belongs to. */
export class InterpolationReader {
  private readonly source: Source;
  private readonly strings: InterpolatedStrings;
  private readonly found = new Map<YamlScalar, Found>();

  constructor(source: Source, strings: InterpolatedStrings) {
    this.source = source;
    this.strings = strings;
  }

  /** All of a data file: keys at the top are names, and no text. */
  readData(entries: readonly { readonly key: YamlTree; readonly value: YamlTree }[]): readonly Occurrence[] {
    for (const { key, value } of entries) {
      const name = keyValue(key) as string;
      this.visit(value, [name], name);
    }
    return this.all();
  }

  /** All of a tree. */
  read(tree: YamlTree): readonly Occurrence[] {
    this.visit(tree, [], undefined);
    return this.all();
  }

  private all(): readonly Occurrence[] {
    return [...this.found.values()].flatMap(({ occurrences }) => occurrences);
  }

  private visit(tree: YamlTree, path: readonly Value[], rootKey: string | undefined): void {
    switch (tree.kind) {
      case 'scalar':
        this.addScalar(tree, path, rootKey);
        break;
      case 'alias':
        this.visit(tree.target, path, rootKey);
        break;
      case 'sequence':
        for (const [index, item] of tree.items.entries()) this.visit(item, [...path, BigInt(index)], rootKey);
        break;
      case 'mapping':
        for (const { key, value } of tree.entries) {
          const inside = [...path, keyValue(key)];
          this.visit(key, inside, rootKey);
          this.visit(value, inside, rootKey);
        }
    }
  }

  private addScalar(scalar: YamlScalar, path: readonly Value[], rootKey: string | undefined): void {
    const text = scalar.value;
    if (typeof text !== 'string') return;
    const string = this.strings.parsed(text);
    if (string === undefined) return;
    const known = this.found.get(scalar);
    if (known !== undefined) {
      if (rootKey !== undefined) known.rootKeys.add(rootKey);
      return;
    }
    const rootKeys = new Set<string>(rootKey === undefined ? [] : [rootKey]);
    const { source } = this;
    const occurrences = string.parts.flatMap((part) => {
      if (part.kind === 'literal') return [];
      const expression = `${part.method === 'scope' ? 'variable' : 'key'} ${part.key}`;
      return [{ source, path, string, part, expression, scalar, rootKeys }];
    });
    this.found.set(scalar, { occurrences, rootKeys });
  }
}

/** Whether what is looked up may differ from what is written: a text in it is interpolated, or encrypted. */
export function holdsInterpolation(value: Value): boolean {
  if (typeof value === 'string') return value.includes('%{') || value.includes('%<') || value.startsWith('ENC[');
  if (typeof value !== 'object') return false;
  if (value instanceof PuppetHash) {
    for (const [key, one] of value) if (holdsInterpolation(key) || holdsInterpolation(one)) return true;
    return false;
  }
  return Array.isArray(value) && (value as readonly Value[]).some(holdsInterpolation);
}
