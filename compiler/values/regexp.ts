import { rubyRegexpText } from '../../parser/regexp-text.ts';
import { type CompiledRegexp, compileRubyRegexp, type RegexpMatch } from '../regexp/index.ts';
import { ObjectValue } from './object-value.ts';

/** Options of a Ruby regular expression given outside its text. */
export interface RegexpOptions {
  readonly ignoreCase?: boolean;
  /** Ruby's `m`: the dot matches a newline. */
  readonly multiline?: boolean;
  readonly extended?: boolean;
}

/** A regular expression in Ruby's syntax; compiled when first used. */
export class PuppetRegexp extends ObjectValue {
  readonly source: string;
  readonly options: RegexpOptions;
  private compiled: CompiledRegexp | undefined;

  constructor(source: string, options: RegexpOptions = {}) {
    super();
    this.source = source;
    this.options = options;
    this.compiled = undefined;
  }

  /** Throws RegexpSyntaxError, in Ruby's words, for a pattern that Ruby refuses. */
  compile(): CompiledRegexp {
    this.compiled ??= compileRubyRegexp(this.source, {
      ignoreCase: this.options.ignoreCase ?? false,
      dotAll: this.options.multiline ?? false,
      extended: this.options.extended ?? false,
    });
    return this.compiled;
  }

  /** The first match at or after the index, or undefined. */
  match(text: string, from = 0): RegexpMatch | undefined {
    return this.compile().exec(text, from);
  }

  test(text: string): boolean {
    return this.match(text) !== undefined;
  }

  /** Every match from left to right, none overlapping. */
  *matchAll(text: string): Generator<RegexpMatch> {
    let from = 0;
    while (from <= text.length) {
      const found = this.match(text, from);
      if (!found) return;
      yield found;
      from = found.end === found.index ? found.end + stepAt(text, found.end) : found.end;
    }
  }

  override eql(other: unknown): boolean {
    return other instanceof PuppetRegexp && other.hashKey() === this.hashKey();
  }
  override hashKey(): string {
    return `regexp(${this.flagText()}:${this.source})`;
  }
  /** As Ruby's `Regexp#to_s`: `(?-mix:source)`. Options around the whole source, as in `(?i:a)`, count as its own. */
  toRubyString(): string {
    const source = this.source.replace(/\\[\s\S]|\//g, (found) => (found === '/' ? '\\/' : found));
    return rubyRegexpText(source, this.flagText());
  }
  private flagText(): string {
    const { ignoreCase, multiline, extended } = this.options;
    return `${multiline ? 'm' : ''}${ignoreCase ? 'i' : ''}${extended ? 'x' : ''}`;
  }
  /** True where Ruby's `options` is not 0: a pattern that is not plain ASCII has a fixed encoding, which is an option, too. */
  private get hasOptions(): boolean {
    const { ignoreCase, multiline, extended } = this.options;
    return (ignoreCase || multiline || extended) === true || /[^\0-\x7f]|\\u/.test(this.source);
  }
  /** The source with its options as Puppet writes it, without slashes. Puppet: types.rb (PRegexpType.append_flags_group) */
  toPuppetSource(): string {
    if (!this.hasOptions) return this.source;
    const { ignoreCase, multiline, extended } = this.options;
    const flags = [
      ['i', ignoreCase],
      ['m', multiline],
      ['x', extended],
    ] as const;
    const named = (wanted: boolean) => flags.filter(([, on]) => (on ?? false) === wanted).map(([flag]) => flag);
    const off = named(false).join('');
    return `(?${named(true).join('')}${off === '' ? '' : `-${off}`}:${this.source})`;
  }
  /** Between slashes. Puppet: types.rb (PRegexpType.regexp_to_s_with_delimiters) */
  toDelimited(): string {
    const text = this.hasOptions ? this.toRubyString() : this.source;
    return `/${text.replace(/\\.|\//gs, (found) => (found === '/' ? '\\/' : found))}/`;
  }
}

/** How far to go past an empty match: a whole character. */
function stepAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
