/** How a query compares what is there with what it says. */
import type { Data } from '../../types/index.ts';
import { compileRubyRegexp, RegexpSyntaxError } from '../../values/index.ts';
import { sameData } from '../data.ts';
import { queryError } from './error.ts';
import type { Comparison } from './query.ts';

export interface Compare {
  /** Of a value; undefined where there is none, which fits `!=` only. */
  readonly of: (value: Data | undefined) => boolean;
  /** Of any of the tags of a resource. */
  readonly ofTags: (tags: readonly string[]) => boolean;
}

/** The comparison with the value, which the operator must be able to compare with. */
export function comparison(operator: Comparison, value: Data, place: string): Compare {
  switch (operator) {
    case '=':
      return plain((found) => isEqual(found, value), lowerCase(value));
    case '!=': {
      const { of, ofTags } = comparison('=', value, place);
      return { of: (found) => !of(found), ofTags: (tags) => !ofTags(tags) };
    }
    case '~': {
      const matches = pattern(value, place);
      return plain((found) => typeof found === 'string' && matches(found), matches);
    }
    case '~>':
      return plain(pathTest(value, place), () => false);
    default:
      return plain(orderTest(operator, value, place), () => false);
  }
}

function plain(of: (value: Data | undefined) => boolean, ofTag: (tag: string) => boolean): Compare {
  return { of, ofTags: (tags) => tags.some(ofTag) };
}

/** A list is equal to a list, and to each of its items. */
function isEqual(found: Data | undefined, value: Data): boolean {
  if (found === undefined) return false;
  if (Array.isArray(found) && !Array.isArray(value)) return (found as readonly Data[]).some((item) => sameData(item, value));
  return sameData(found, value);
}

function lowerCase(value: Data): (tag: string) => boolean {
  const wanted = typeof value === 'string' ? value.toLowerCase() : undefined;
  return (tag) => tag === wanted;
}

function pattern(value: Data, place: string): (text: string) => boolean {
  if (typeof value !== 'string') throw queryError('~ needs a regular expression in quotes', place);
  try {
    const regexp = compileRubyRegexp(value);
    return (text) => regexp.exec(text, 0) !== undefined;
  } catch (error) {
    if (error instanceof RegexpSyntaxError) throw queryError(`bad regular expression: ${error.message}`, place);
    throw error;
  }
}

/** A path fits when each of its parts, and there are as many, fits its regular expression. */
function pathTest(value: Data, place: string): (path: Data | undefined) => boolean {
  if (!Array.isArray(value)) throw queryError('~> needs a list of regular expressions', place);
  const parts = (value as readonly Data[]).map((part) => pattern(`^(?:${String(part)})$`, place));
  return (path) =>
    Array.isArray(path) &&
    path.length === parts.length &&
    parts.every((fits, index) => fits(String((path as readonly Data[])[index])));
}

function orderTest(operator: '>' | '>=' | '<' | '<=', value: Data, place: string): (found: Data | undefined) => boolean {
  const wanted = numberOf(value);
  if (wanted === undefined) throw queryError(`${operator} needs a number`, place);
  return (found) => {
    const number = typeof found === 'string' ? undefined : numberOf(found);
    if (number === undefined) return false;
    if (operator === '>') return number > wanted;
    if (operator === '>=') return number >= wanted;
    return operator === '<' ? number < wanted : number <= wanted;
  };
}

function numberOf(value: Data | undefined): number | bigint | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Order of answers: numbers by size, texts by their characters, no value last. */
export function compareData(left: Data | undefined, right: Data | undefined): number {
  const [a, b] = [left ?? null, right ?? null];
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if ((typeof a === 'bigint' || typeof a === 'number') && (typeof b === 'bigint' || typeof b === 'number'))
    return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [textOf(a), textOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function textOf(value: Data): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item));
}
