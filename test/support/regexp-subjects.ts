/** Texts for a regular expression: some that it matches, some that it nearly matches. Made from the pattern, the same for the same seed. */
import { charactersOf } from '../../compiler/regexp/case-folding.ts';
import type { CharacterSet } from '../../compiler/regexp/character-set.ts';
import type { Node } from '../../compiler/regexp/node.ts';

/** A source of numbers from 0 up to a limit. */
export type Random = (limit: number) => number;

/** Xorshift. */
export function randomOf(seed: number): Random {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state % limit;
  };
}

const CANDIDATES = [
  ...'abcxyzABCXYZ0123456789 _-./:,@=\n\té',
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
];

/** A text that has what the pattern takes; looks, anchors and references are not minded. */
export function matchingText(node: Node, random: Random): string {
  switch (node.kind) {
    case 'set':
      return characterOf(node.set, random);
    case 'linebreak':
      return '\n';
    case 'grapheme':
      return 'e\u0301';
    case 'list':
      return node.children.map((child) => matchingText(child, random)).join('');
    case 'alternatives':
      return matchingText(node.children[random(node.children.length)]!, random);
    case 'repeat': {
      const most = Math.min(node.upper, node.lower + 3);
      return Array.from({ length: node.lower + random(most - node.lower + 1) }, () => matchingText(node.body, random)).join('');
    }
    case 'capture':
    case 'atomic':
      return matchingText(node.body, random);
    case 'condition':
      return matchingText(random(2) === 0 ? node.yes : node.no, random);
    default:
      return '';
  }
}

function characterOf(set: CharacterSet, random: Random): string {
  if (set.single !== undefined) return String.fromCodePoint(set.single);
  for (let tries = 0; tries < 30; tries++) {
    const character = CANDIDATES[random(CANDIDATES.length)]!;
    if (set.has(character.codePointAt(0)!)) return character;
  }
  const fitting = CANDIDATES.find((character) => set.has(character.codePointAt(0)!));
  return fitting ?? String.fromCodePoint(charactersOf('ss').find((code) => set.has(code)) ?? 0x61);
}

/** The text with a character more, less or changed, a line before or behind it, or in the other case. */
export function changedText(text: string, random: Random): string {
  const characters = [...text];
  const at = random(characters.length + 1);
  const other = CANDIDATES[random(40)]!;
  switch (random(6)) {
    case 0:
      return characters.toSpliced(at, 0, other).join('');
    case 1:
      return characters.toSpliced(at, 1).join('');
    case 2:
      return characters.toSpliced(at, 1, other).join('');
    case 3:
      return `${text}\nnext ${text}`;
    case 4:
      return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
    default:
      return `${other}${text}${text}\n`;
  }
}

/** Texts as they are in manifests. */
export const ORDINARY = [
  '',
  'present',
  'RedHat 7.9.2009',
  '/etc/foo.d/bar.conf',
  'https://user@example.com:8443/path?x=1&y=2#top',
  '10.0.0.1/24',
  'fe80::1%eth0',
  'key = "some value"\nother=1\n',
  'host-01.example.com',
  "it's [a] {test} (of) $things\\",
  'été à la ville, ÉTÉ',
];
