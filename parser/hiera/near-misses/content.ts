/**
 * What somebody may have meant by the text between the brackets of an interpolation, well formed or not.
 */
import { INTERPOLATION_METHODS, isMethod } from '../interpolation.ts';
import { rubyStrip } from '../key.ts';
import type { NearMissCode } from './near-miss.ts';
import { nearest } from './nearest.ts';

export interface Meaning {
  readonly kind: 'call' | 'variable';
  /** The text as it should stand between the braces; undefined when no repair is sure. */
  readonly repaired: string | undefined;
  /** What is wrong with the text between the brackets itself; undefined when it is well formed. */
  readonly problem: NearMissCode | undefined;
}

/** Functions of the Puppet language and of templates that people write for a method. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['hiera_hash', 'alias'],
  ['hiera_array', 'alias'],
  ['hiera_include', 'lookup'],
  ['call_function', 'lookup'],
  ['lookupvar', 'scope'],
  ['getvar', 'scope'],
  ['var', 'scope'],
]);

const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b\u2032\u00b4`";
const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u2033';
const LOOSE_CALL = /^([A-Za-z_]\w*)(\s*)([([{.]?)([\s\S]*)$/;
const CLOSERS = /[)\]}]+$/;
const ROOTS_WITH_PATHS = /^(?:facts|trusted|server_facts)[.[]/;
const VARIABLE = /^(?:::)?[a-z_]\w*(?:::[a-z_]\w*)*(?:\.(?:\w+|'[^']+'|"[^"]+"))*$/;
const SUBSCRIPTED = /^((?:::)?[a-z_]\w*(?:::[a-z_]\w*)*)((?:\[\s*(?:'[^']*'|"[^"]*"|\w+)\s*\])+)$/;

const LONGEST_METHOD = Math.max(...INTERPOLATION_METHODS.map(({ length }) => length));

/** A method by the name that was written: itself, by another name, or the nearest; undefined when none is near. */
export function meantMethod(name: string, distance: number): string | undefined {
  if (isMethod(name)) return name;
  const lower = name.toLowerCase();
  // No method is near a name that is much longer: most names of variables need no closer look.
  if (lower.length > LONGEST_METHOD + distance) return OTHER_NAMES.get(lower);
  return OTHER_NAMES.get(lower) ?? nearest(lower, INTERPOLATION_METHODS, distance);
}

/**
 * A call of an interpolation method, however badly written. `distance`: how many letters of the method may be wrong.
 */
export function readCall(content: string, distance: number): Meaning | undefined {
  const match = LOOSE_CALL.exec(content);
  if (match === null) return undefined;
  const [, name, space, open, rest] = match as unknown as [string, string, string, string, string];
  const method = meantMethod(name, distance);
  if (method === undefined) return undefined;
  if (open === '' || open === '.') return readCallWithoutParenthesis(method, `${space}${open}${rest}`);
  return describeCall(name, method, space, open, rest);
}

/** `hiera 'x'`, `hiera'x')`, `hiera.'x'`: a quoted text must follow, or it is a variable. */
function readCallWithoutParenthesis(method: string, rest: string): Meaning | undefined {
  const quoted = /^[\s.]*(['"])([^'"]+)\1\s*\)?$/.exec(rest) ?? /^\s*\.\s*\(\s*(['"])([^'"]+)\1\s*\)$/.exec(rest);
  if (quoted === null) return undefined;
  return call(method, quoted[2] as string, quoted[1] as string, 'DALANG_INTERPOLATION_CALL_SYNTAX');
}

function describeCall(name: string, method: string, space: string, open: string, rest: string): Meaning {
  const closers = CLOSERS.exec(rubyStrip(rest))?.[0] ?? '';
  const inside = rubyStrip(rest).slice(0, rubyStrip(rest).length - closers.length);
  const { key, quote, quoting } = readArgument(rubyStrip(inside));
  const problem = firstProblem([
    [key === undefined, 'DALANG_INTERPOLATION_EXTRA_ARGUMENTS'],
    [key === '', 'DALANG_INTERPOLATION_EMPTY_ARGUMENT'],
    [open !== '(', 'DALANG_INTERPOLATION_CALL_SYNTAX'],
    [quoting === 'none', 'DALANG_INTERPOLATION_UNQUOTED_ARGUMENT'],
    [quoting === 'unbalanced', 'DALANG_INTERPOLATION_UNBALANCED_QUOTES'],
    [closers !== ')', 'DALANG_INTERPOLATION_UNBALANCED_PARENTHESES'],
    [space !== '' || inside !== rubyStrip(inside) || !rest.startsWith(inside), 'DALANG_INTERPOLATION_SPACE_IN_CALL'],
    [name !== method, 'DALANG_INTERPOLATION_MISSPELT_METHOD'],
  ]);
  const first = key ?? firstArgument(inside);
  return first === undefined || first === '' ? { kind: 'call', repaired: undefined, problem } : call(method, first, quote, problem);
}

function firstProblem(tests: readonly (readonly [boolean, NearMissCode])[]): NearMissCode | undefined {
  return tests.find(([found]) => found)?.[1];
}

function call(method: string, key: string, quote: string, problem: NearMissCode | undefined): Meaning {
  return { kind: 'call', repaired: `${method}(${quote}${key}${quote})`, problem };
}

interface Argument {
  /** Undefined: more than one argument. */
  readonly key: string | undefined;
  readonly quote: string;
  readonly quoting: 'balanced' | 'unbalanced' | 'none';
}

/** One argument, with whatever quotes it has. */
function readArgument(text: string): Argument {
  const opening = leadingQuotes(text);
  const closing = leadingQuotes([...text].reverse().join(''));
  const end = Math.max(opening.length, text.length - closing.length);
  const key = text.slice(opening.length, end);
  const quote = [...opening, ...closing].some((character) => DOUBLE_QUOTES.includes(character)) ? '"' : "'";
  if (/['"]\s*,|,\s*['"]/.test(key) || (opening === '' && key.includes(','))) return { key: undefined, quote, quoting: 'balanced' };
  if (opening === '' && closing === '') return { key, quote, quoting: 'none' };
  const balanced = opening === closing && opening.length === 1 && (opening === "'" || opening === '"') && !/['"]/.test(key);
  return { key: key.replace(/['"]/g, ''), quote, quoting: balanced ? 'balanced' : 'unbalanced' };
}

function leadingQuotes(text: string): string {
  let end = 0;
  while (end < text.length && (SINGLE_QUOTES + DOUBLE_QUOTES).includes(text[end] as string)) end++;
  return text.slice(0, end);
}

function firstArgument(inside: string): string | undefined {
  return /^\s*['"]?([\w:.-]+)['"]?\s*,/.exec(inside)?.[1];
}

/** A variable that is surely meant as Puppet's: qualified, or a path into the facts, or with the sigil of Puppet or of a template. */
export function readVariable(content: string): Meaning | undefined {
  const sigil = /^[$@]/.test(content);
  const name = content.replace(/^[$@]/, '');
  const subscripted = SUBSCRIPTED.exec(name);
  const repaired = subscripted === null ? name : dotted(subscripted[1] as string, subscripted[2] as string);
  if (!VARIABLE.test(repaired)) return undefined;
  if (!sigil && !name.includes('::') && !ROOTS_WITH_PATHS.test(name)) return undefined;
  const problem = sigil ? 'DALANG_INTERPOLATION_SIGIL_INSIDE' : subscripted === null ? undefined : 'DALANG_INTERPOLATION_SUBSCRIPT';
  return { kind: 'variable', repaired, problem };
}

/** `facts['os'][family]` as `facts.os.family`. */
export function dotted(root: string, subscripts: string): string {
  const steps = [...subscripts.matchAll(/\[\s*(?:'([^']*)'|"([^"]*)"|(\w+))\s*\]/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  return [root, ...steps.map((step) => (step.includes('.') ? `'${step}'` : step))].join('.');
}

/** Subscripts after a name, with a repaired text; undefined when there are none. */
export function readSubscripts(content: string): string | undefined {
  const match = SUBSCRIPTED.exec(content);
  return match === null ? undefined : dotted(match[1] as string, match[2] as string);
}

/** A call or a variable that was surely meant to be interpolated. */
export function readMeaning(content: string): Meaning | undefined {
  const text = rubyStrip(content);
  const meaning = readCall(text, 1);
  return meaning === undefined || meaning.problem === 'DALANG_INTERPOLATION_EMPTY_ARGUMENT' ? readVariable(text) : meaning;
}
