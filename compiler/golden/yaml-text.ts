/**
 * Values as YAML for people who review changes: texts of several lines stand line by line whatever is in them, and nothing is folded.
 * Psych's own way (compiler/yaml/emit) writes a text with a space before a line ending as one long line.
 */
import { formatFloat } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

const STEP = '  ';

/** A document of a hash; a line ending closes it. Values are data: hashes with texts as keys, arrays, texts, numbers, Booleans, undef. */
export function yamlText(value: PuppetHash): string {
  return value.size === 0 ? '{}\n' : `${hashLines(value, '').join('\n')}\n`;
}

function hashLines(hash: PuppetHash, indent: string): readonly string[] {
  return [...hash].flatMap(([key, value]) => entryLines(`${indent}${keyText(String(key))}:`, value, indent));
}

/** Psych takes `<<` for the key that merges, in quotes, too. */
function keyText(key: string): string {
  return key === '<<' ? "!!str '<<'" : quoted(key);
}

/** What comes after `key:` or `-`. */
function entryLines(head: string, value: Value, indent: string): readonly string[] {
  const inner = indent + STEP;
  if (value instanceof PuppetHash) return value.size === 0 ? [`${head} {}`] : [head, ...hashLines(value, inner)];
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.length === 0 ? [`${head} []`] : [head, ...items.flatMap((item) => entryLines(`${inner}-`, item, inner))];
  }
  if (typeof value === 'string' && isBlock(value)) return [`${head} ${blockHead(value)}`, ...blockLines(value, inner)];
  return [`${head} ${scalar(value)}`];
}

function scalar(value: Value): string {
  if (value === undefined) return '~';
  if (typeof value === 'number') return Number.isFinite(value) ? formatFloat(value) : notFinite(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  throw new Error('a value of a golden file that is no data');
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

// --- Texts ----------------------------------------------------------------------------------------------------------------

/** Words that no reader of YAML takes for anything but a text: they begin like a name or a path. */
const PLAIN = /^[A-Za-z/][\w./@+-]*(?:(?:[[\]:=,]+|[ ]+(?!#))[\w./@+()-]+)*[\]]*$/;
const NO_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Characters that stand for themselves between quotes; the others are escaped. */
const PRINTABLE = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

function quoted(text: string): string {
  if (PLAIN.test(text) && !NO_TEXT.test(text) && !text.includes(': ') && !text.endsWith(':')) return text;
  return PRINTABLE.test(text) ? `'${text.replaceAll("'", "''")}'` : escaped(text);
}

/** JSON's text is YAML's but for characters that YAML does not take as they are. Halves of a character are none. */
function escaped(text: string): string {
  return JSON.stringify(Buffer.from(text).toString()).replaceAll(
    /[\x7f-\xa0\u2028-\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Several lines of characters that may stand in YAML as they are. */
function isBlock(text: string): boolean {
  return /[^\n]/.test(text) && text.includes('\n') && text.split('\n').every((line) => PRINTABLE.test(line.replaceAll('\t', ' ')));
}

/** `|`, with how far it is indented where its first line begins with a space, and how its last lines end. */
function blockHead(text: string): string {
  const indentation = /^[ \t\n]/.test(text) ? String(STEP.length) : '';
  const end = text.endsWith('\n') ? (/(?:^|\n)\n$/.test(text) ? '+' : '') : '-';
  return `|${indentation}${end}`;
}

function blockLines(text: string, indent: string): readonly string[] {
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return lines.map((line) => (line === '' ? '' : indent + line));
}
