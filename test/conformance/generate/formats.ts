/** Formats of `String.new`, for one kind of value or for all kinds. */
import type { Random } from '../random.ts';
import { pickWeighted, type Weighted } from './weighted.ts';

const CHARACTERS = [...'sSpdxXobBeEfgGaAchtTyYruCDN'];
const FLAGS = ['', '', '', '#', '-', '+', '0', ' ', '-#', '+#', '0#', ' #', '<', '(', '[', '{', '|', '#(', '#<', '++', '^'];
const WIDTHS = ['', '', '', '1', '5', '8', '12', '.2', '.0', '8.3', '.', '10.20'];
const TYPES = [
  'Any',
  'Integer',
  'Float',
  'Numeric',
  'String',
  'Boolean',
  'Undef',
  'Default',
  'Array',
  'Hash',
  'Type',
  'Regexp',
  'Scalar',
  'Collection',
];

/** A format, or a text that is none. */
export function makeFormat(random: Random): string {
  return random.below(12) === 0
    ? random.pick(["''", "'x'", "'%'", "'%d%'", "'d'", "'%5'", "'%ss'", '1', 'undef', '{}', "'%<<s'"])
    : `'%${random.pick(FLAGS)}${random.pick(WIDTHS)}${random.pick(CHARACTERS)}'`;
}

const FORMS: Weighted<(random: Random) => string> = [
  [6, makeFormat],
  [2, (random) => `{${random.pick(TYPES)} => ${makeFormat(random)}}`],
  [2, (random) => `{${random.pick(TYPES)} => ${makeFormat(random)}, ${random.pick(TYPES)} => ${makeFormat(random)}}`],
  [1, (random) => `{Array => ${container(random)}, Any => ${makeFormat(random)}}`],
  [1, (random) => `{Hash => ${container(random)}, ${random.pick(TYPES)} => ${makeFormat(random)}}`],
  [1, (random) => `{Array => ${container(random)}, Hash => ${container(random)}}`],
];

/** A format for arrays or hashes with separators and formats of its own. */
function container(random: Random): string {
  const separator = random.below(2) === 0 ? `, separator => ${random.pick(["';'", "'|'", "''", '1', 'undef'])}` : '';
  const separator2 = random.below(3) === 0 ? `, separator2 => ${random.pick(["':'", "' => '", "''"])}` : '';
  const nested = random.below(2) === 0 ? `, string_formats => {${random.pick(TYPES)} => ${makeFormat(random)}}` : '';
  const format = random.pick(['%a', '%(a', '%#a', '%#<a', '%h', '%{h', '%#h', '%#(h', '%s', '%p', '%d', '%-#5a']);
  return `{format => '${format}'${separator}${separator2}${nested}}`;
}

/** What `String.new` takes as second argument. */
export function makeFormats(random: Random): string {
  return pickWeighted(random, FORMS)(random);
}
