/**
 * The successor of a text, and ranges of texts.
 *
 * Ruby: string.c (rb_str_succ, rb_str_upto_each)
 */
const CLASSES = [
  ['0', '9'],
  ['a', 'z'],
  ['A', 'Z'],
] as const;

function classOf(character: string | undefined): readonly [string, string] | undefined {
  return character === undefined ? undefined : CLASSES.find(([first, last]) => character >= first && character <= last);
}

/** Ruby's `succ`: the rightmost letters and digits count up; without any, the last character does. */
export function successor(text: string): string {
  if (text === '') return '';
  const characters = Array.from(text);
  const last = characters.findLastIndex((character) => classOf(character) !== undefined);
  if (last < 0) return nextCodePoint(characters);
  let at = last;
  for (;;) {
    const current = characters[at] as string;
    const [first, final] = classOf(current) as readonly [string, string];
    if (current !== final) {
      characters[at] = String.fromCodePoint((current.codePointAt(0) as number) + 1);
      return characters.join('');
    }
    characters[at] = first;
    const before = previousAlphanumeric(characters, at);
    if (before === undefined) {
      characters.splice(at, 0, first === '0' ? '1' : first);
      return characters.join('');
    }
    at = before;
  }
}

/** The next place to the left that carries; other characters between are passed over only when letters and digits do not mix. */
function previousAlphanumeric(characters: readonly string[], at: number): number | undefined {
  if (classOf(characters[at - 1])) return at - 1;
  const found = characters.slice(0, Math.max(at - 1, 0)).findLastIndex((character) => classOf(character) !== undefined);
  if (found < 0) return undefined;
  const isDigit = (character: string | undefined): boolean => classOf(character)?.[0] === '0';
  return isDigit(characters[found]) === isDigit(characters[at]) ? found : undefined;
}

function nextCodePoint(characters: string[]): string {
  const code = (characters.at(-1) as string).codePointAt(0) as number;
  return characters.slice(0, -1).join('') + String.fromCodePoint(code + 1 === 0xd800 ? 0xe000 : code + 1);
}

/** All texts from the first to the last one, found by counting up; those longer than the last one end it. */
export function* textRange(first: string, last: string, isExclusive: boolean): Generator<string> {
  const isSingle = first.length === 1 && last.length === 1 && first <= '\x7f' && last <= '\x7f';
  if (isSingle) yield* characterRange(first, last, isExclusive);
  else if (/^\d+$/.test(first) && /^\d+$/.test(last)) yield* digitRange(first, last, isExclusive);
  else yield* countedRange(first, last, isExclusive);
}

function* characterRange(first: string, last: string, isExclusive: boolean): Generator<string> {
  const stop = last.charCodeAt(0) - (isExclusive ? 1 : 0);
  for (let code = first.charCodeAt(0); code <= stop; code++) yield String.fromCharCode(code);
}

function* digitRange(first: string, last: string, isExclusive: boolean): Generator<string> {
  const stop = BigInt(last) - (isExclusive ? 1n : 0n);
  for (let number = BigInt(first); number <= stop; number++) yield String(number).padStart(first.length, '0');
}

function* countedRange(first: string, last: string, isExclusive: boolean): Generator<string> {
  const order = Buffer.compare(Buffer.from(first), Buffer.from(last));
  if (order > 0 || (isExclusive && order === 0)) return;
  const end = successor(last);
  const bytes = Buffer.byteLength(last);
  let current = first;
  while (current !== end) {
    const isLast = current === last;
    if (isExclusive && isLast) return;
    yield current;
    if (isLast) return;
    current = successor(current);
    if (Buffer.byteLength(current) > bytes || current === '') return;
  }
}
