/**
 * What functions that change texts share: their dispatches for numbers, texts and collections.
 */
import { countSteps } from '../../limits.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import type { DispatchDeclaration } from '../function.ts';
import { iterable } from './iteration.ts';

type Change = (text: string) => string;

/** Ruby's `capitalize`. */
export function capitalize(text: string): string {
  const [first = '', ...rest] = [...text];
  return titlecase(first) + rest.join('').toLowerCase();
}

/** Letters that Unicode writes as one and that have a form for the beginning of a word, by their upper case. */
const DIGRAPHS: ReadonlyMap<string, string> = new Map([
  ['Ǆ', 'ǅ'],
  ['Ǉ', 'ǈ'],
  ['Ǌ', 'ǋ'],
  ['Ǳ', 'ǲ'],
]);

/** A letter as it begins a word: of what becomes several letters in upper case, only the first is a capital. */
function titlecase(letter: string): string {
  // Georgian has capitals for whole words only.
  if (/^[\u10d0-\u10ff]/.test(letter)) return letter;
  const upper = letter.toUpperCase();
  const [first = '', ...rest] = [...upper];
  if (rest.length === 0) return DIGRAPHS.get(upper) ?? upper;
  // The iota below a Greek letter stays below it.
  if (upper.endsWith('\u0399')) return `${upper.slice(0, -1)}\u0345`.normalize('NFC');
  return /^\p{Lu}/u.test(first) ? first + rest.join('').toLowerCase() : upper;
}

/** Numbers stay, texts and all elements of an Iterable are changed. */
export function textDispatches(change: Change): readonly DispatchDeclaration[] {
  return [
    { params: ['Numeric arg'], body: ({ args }) => args[0] },
    { params: ['String arg'], body: ({ args }) => change(args[0] as string) },
    {
      params: ['Iterable[Variant[String, Numeric]] arg'],
      body: ({ args }) =>
        iterable(args[0])
          .toList()
          .map((item) => (typeof item === 'string' ? change(item) : item)),
    },
  ];
}

/** Texts and numbers, nested in any way. */
export const STRING_DATA = 'StringData = Variant[String, Numeric, Array[StringData], Hash[StringData, StringData]]';

/** As `textDispatches`, at every depth of arrays and hashes. */
export function stringDataDispatches(change: Change): readonly DispatchDeclaration[] {
  return [
    { params: ['Numeric arg'], body: ({ args }) => args[0] },
    { params: ['String arg'], body: ({ args }) => change(args[0] as string) },
    { params: ['Array[StringData] arg'], body: ({ args }) => changedDeeply(args[0], change) },
    { params: ['Hash[StringData, StringData] arg'], body: ({ args }) => changedDeeply(args[0], change) },
  ];
}

function changedDeeply(value: Value, change: Change): Value {
  countSteps(1);
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: Value) => changedDeeply(item, change));
  if (!(value instanceof PuppetHash)) return value;
  return new PuppetHash([...value].map(([key, item]) => [changedDeeply(key, change), changedDeeply(item, change)] as const));
}
