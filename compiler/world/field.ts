/** A part of a world file, with the place that mistakes in it are told with. */
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import type { Source } from '../../parser/source.ts';
import { resolved, type YamlScalar, type YamlTree } from '../yaml/index.ts';

/** What is known of the file that is read. */
export interface Reading {
  readonly source: Source;
  readonly faults: Diagnostic[];
}

export interface Entry {
  readonly name: string;
  readonly key: Field;
  readonly value: Field;
}

export class Field {
  private readonly tree: YamlTree;
  private readonly reading: Reading;

  constructor(tree: YamlTree, reading: Reading) {
    this.tree = tree;
    this.reading = reading;
  }

  /** Notes a mistake, and answers nothing. */
  wrong(message: string, hint?: string): undefined {
    const { start, end } = this.tree;
    const at = { source: this.reading.source, offset: start, length: end - start };
    this.reading.faults.push({ code: 'DALANG_WORLD', severity: 'error', message, at, ...(hint === undefined ? {} : { hint }) });
  }

  /** Notes that the key is none of those that may stand here. */
  unknown(what: string, known: readonly string[]): undefined {
    const name = this.written() ?? '';
    return this.wrong(`unknown ${what} '${name}'`, didYouMean(name, known) ?? `there are ${known.join(', ')}`);
  }

  /** No answer: nothing, or null. */
  get isNull(): boolean {
    const tree = resolved(this.tree);
    return tree?.kind === 'scalar' && tree.value === undefined;
  }

  get isList(): boolean {
    return resolved(this.tree)?.kind === 'sequence';
  }

  get isHash(): boolean {
    return resolved(this.tree)?.kind === 'mapping';
  }

  /** The value of a scalar; undefined for null and for what holds others. */
  get scalar(): YamlScalar['value'] {
    const tree = resolved(this.tree);
    return tree?.kind === 'scalar' ? tree.value : undefined;
  }

  get whole(): YamlTree {
    return this.tree;
  }

  /** The letters of a scalar: `::1` is no symbol here, and 2026-01-01 no date. */
  written(): string | undefined {
    const tree = resolved(this.tree);
    if (tree?.kind !== 'scalar') return undefined;
    return tree.isPlain ? this.reading.source.text.slice(tree.start, tree.end) : String(tree.value ?? '');
  }

  text(what: string): string | undefined {
    const { scalar } = this;
    return typeof scalar === 'string' ? scalar : this.wrong(`${what} is a text, not ${this.kind()}`, this.quotesHint());
  }

  private quotesHint(): string | undefined {
    return this.scalar === undefined ? undefined : 'write it in quotes';
  }

  kind(): string {
    const tree = resolved(this.tree);
    if (tree?.kind === 'mapping') return 'a hash';
    if (tree?.kind === 'sequence') return 'a list';
    const { scalar } = this;
    if (scalar === undefined) return 'empty';
    if (typeof scalar === 'boolean') return 'a Boolean';
    return typeof scalar === 'string'
      ? 'a text'
      : typeof scalar === 'bigint' || typeof scalar === 'number'
        ? 'a number'
        : 'a symbol';
  }

  items(): readonly Field[] {
    const tree = resolved(this.tree);
    return tree?.kind === 'sequence' ? tree.items.map((item) => this.part(item)) : [];
  }

  /** The entries of a hash: `<<` and a key that stands twice are mistakes, as one of two answers would be lost. */
  entries(what: string): readonly Entry[] {
    const tree = resolved(this.tree);
    if (tree?.kind !== 'mapping') {
      this.wrong(`${what} is a hash, not ${this.kind()}`);
      return [];
    }
    const seen = new Set<string>();
    return tree.entries.flatMap(({ key, value }) => this.entry(key, value, what, seen));
  }

  private entry(key: YamlTree, value: YamlTree, what: string, seen: Set<string>): readonly Entry[] {
    const field = this.part(key);
    const name = field.written();
    if (name === undefined) field.wrong(`a key of ${what} is a text, not ${field.kind()}`);
    else if (name === '<<') field.wrong(`entries are not merged into ${what}`, 'write them out');
    else if (seen.has(name)) field.wrong(`'${name}' stands twice in ${what}`);
    else {
      seen.add(name);
      return [{ name, key: field, value: this.part(value) }];
    }
    return [];
  }

  private part(tree: YamlTree): Field {
    return new Field(tree, this.reading);
  }
}
