/**
 * Ruby's regular expressions (Onigmo). In: a pattern and its options; out: what it matches. There are two engines, and one rule which of
 * them a match gets: JavaScript's own where it has the very same (`native.ts`) and cannot be kept busy too long by a text of this length
 * (`danger.ts`); else the matcher here, which counts its steps and ends with a diagnostic.
 */
import { checkTree } from '../../parser/regexp/check.ts';
import { type PatternOptions, parsePattern } from '../../parser/regexp/parse.ts';
import { unescapePattern } from '../../parser/regexp/unescape.ts';
import { rubyRegexpError } from '../../parser/ruby-regexp.ts';
import { LimitError, limitInForce } from '../limits.ts';
import { buildPattern } from './build.ts';
import { type Danger, dangerOf } from './danger.ts';
import { RegexpSyntaxError } from './errors.ts';
import { type First, firstOf } from './first.ts';
import { Matcher, StepLimitPassed } from './matcher.ts';
import { nativeSource } from './native.ts';
import type { Pattern } from './node.ts';
import { compileProgram, type Program } from './program.ts';

/** Steps that JavaScript's engine is trusted with: it does some hundred million in a second. */
const NATIVE_STEPS = 1e9;
/** Compiled patterns that are kept. */
const MOST_PATTERNS = 5000;

export type RegexpOptions = Partial<Pick<PatternOptions, 'ignoreCase' | 'dotAll' | 'extended'>>;

const cache = new Map<string, CompiledRegexp>();

/** A match: texts of the whole and of the groups, and where it is, in UTF-16 units. */
export interface RegexpMatch {
  /** Entry 0 is the whole, then come the groups in Ruby's order; undefined are those that have not matched. */
  readonly groups: readonly (string | undefined)[];
  readonly index: number;
  /** Behind the match. */
  readonly end: number;
}

/** Throws RegexpSyntaxError, with Ruby's message, for a pattern that Ruby refuses. */
export function compileRubyRegexp(source: string, options: RegexpOptions = {}): CompiledRegexp {
  const key = `${options.ignoreCase ? 'i' : ''}${options.dotAll ? 'm' : ''}${options.extended ? 'x' : ''}/${source}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const error = rubyRegexpError(source, options);
  if (error !== undefined) throw new RegexpSyntaxError(error);
  if (cache.size >= MOST_PATTERNS) cache.clear();
  const compiled = new CompiledRegexp(source, parsed(source, options));
  cache.set(key, compiled);
  return compiled;
}

function parsed(source: string, options: RegexpOptions): Pattern {
  const codes = Array.from(source, (character) => character.codePointAt(0)!);
  const tree = parsePattern(unescapePattern(codes), options);
  checkTree(tree);
  return buildPattern(tree);
}

export class CompiledRegexp {
  readonly source: string;
  private readonly pattern: Pattern;
  private readonly native: RegExp | undefined;
  private readonly danger: Danger | undefined;
  private program: Program | undefined;
  private first: First | undefined;

  constructor(source: string, pattern: Pattern) {
    this.source = source;
    this.pattern = pattern;
    const translated = nativeSource(pattern.root);
    this.native = translated === undefined ? undefined : new RegExp(translated, 'gv');
    this.danger = translated === undefined ? undefined : dangerOf(pattern.root);
  }

  /** Whether JavaScript's engine does a match in a text of this length. */
  isNative(length: number): boolean {
    return this.danger !== undefined && this.danger.ways * Math.max(length, 1) ** this.danger.degree <= NATIVE_STEPS;
  }

  /** The first match at or behind a position, which counts UTF-16 units. */
  exec(text: string, from: number): RegexpMatch | undefined {
    return this.isNative(text.length) ? this.execNative(text, from) : this.execCounted(text, from);
  }

  /** Ruby's numbers of the groups of that name. */
  groupsOf(name: string): readonly number[] | undefined {
    return this.pattern.names.get(name);
  }

  /** Whether groups have names. */
  get hasNames(): boolean {
    return this.pattern.names.size > 0;
  }

  private execNative(text: string, from: number): RegexpMatch | undefined {
    const native = this.native!;
    native.lastIndex = from;
    try {
      const found = native.exec(text);
      // Where nothing is taken, JavaScript's engine finds places within a character.
      if (found !== null && isInsideCharacter(text, found.index)) return this.execCounted(text, from);
      return found === null ? undefined : { groups: found, index: found.index, end: found.index + found[0].length };
    } catch (error) {
      // JavaScript's engine has no room for all of its choices.
      if (error instanceof RangeError) return this.execCounted(text, from);
      throw error;
    }
  }

  private execCounted(text: string, from: number): RegexpMatch | undefined {
    this.program ??= compileProgram(this.pattern);
    this.first ??= firstOf(this.pattern.root);
    const matcher = new Matcher(this.program, text, from, limitInForce('regexp'));
    try {
      const found = this.search(matcher, text, from);
      return found && matchOf(text, found);
    } catch (error) {
      if (error instanceof StepLimitPassed) throw this.limitError(text);
      throw error;
    } finally {
      matcher.release();
    }
  }

  private search(matcher: Matcher, text: string, from: number): readonly number[] | undefined {
    const first = this.first!;
    for (let position = from; position <= text.length; position++) {
      if (position > 0 && isInsideCharacter(text, position)) continue;
      if (!first.canBegin(text, position)) continue;
      const found = matcher.matchAt(position);
      if (found !== undefined) return found;
      if (first.onlyAtStart) return undefined;
    }
    return undefined;
  }

  private limitError(text: string): LimitError {
    const shown = this.source.length > 200 ? `${this.source.slice(0, 200)}...` : this.source;
    return new LimitError(
      'regexp',
      `the regular expression /${shown}/ takes more than ${limitInForce('regexp')} steps on a text of ${[...text].length} characters`,
    );
  }
}

/** The match, of the positions of the whole and of the groups in pairs, -1 for a group that has not matched. */
function matchOf(text: string, positions: readonly number[]): RegexpMatch {
  const groups: (string | undefined)[] = [];
  for (let at = 0; at < positions.length; at += 2) {
    groups.push(positions[at] === -1 || positions[at + 1] === -1 ? undefined : text.slice(positions[at], positions[at + 1]));
  }
  return { groups, index: positions[0]!, end: positions[1]! };
}

function isInsideCharacter(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  if (code < 0xdc00 || code >= 0xe000) return false;
  const before = text.charCodeAt(position - 1);
  return before >= 0xd800 && before < 0xdc00;
}
