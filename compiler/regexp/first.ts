/** Where a match can begin, so that the matcher need not try everywhere. */
import type { CharacterSet } from './character-set.ts';
import { isNullable, type Node } from './node.ts';

export class First {
  /** The pattern can match nowhere but where the search begins, or at the beginning of the text. */
  readonly onlyAtStart: boolean;
  private readonly sets: readonly CharacterSet[] | undefined;
  private readonly ascii: Uint8Array | undefined;

  constructor(sets: readonly CharacterSet[] | undefined, onlyAtStart: boolean) {
    this.sets = sets;
    this.onlyAtStart = onlyAtStart;
    this.ascii = sets && Uint8Array.from({ length: 0x80 }, (_, code) => (sets.some((set) => set.ascii[code] === 1) ? 1 : 0));
  }

  canBegin(text: string, position: number): boolean {
    if (this.sets === undefined) return true;
    if (position >= text.length) return false;
    const code = text.charCodeAt(position);
    if (code < 0x80) return this.ascii![code] === 1;
    const whole = text.codePointAt(position)!;
    return this.sets.some((set) => set.has(whole));
  }
}

export function firstOf(root: Node): First {
  return new First(firstSets(root), isAtStart(root));
}

function isAtStart(node: Node): boolean {
  if (node.kind === 'list') return isAtStart(node.children[0]!);
  if (node.kind === 'alternatives') return node.children.every(isAtStart);
  if (node.kind === 'capture' || node.kind === 'atomic') return isAtStart(node.body);
  return node.kind === 'anchor' && (node.type === 'A' || node.type === 'G');
}

/** The sets of which one has the first character; undefined where that is not known. */
function firstSets(node: Node): readonly CharacterSet[] | undefined {
  switch (node.kind) {
    case 'set':
      return [node.set];
    case 'list':
      return firstOfList(node.children);
    case 'alternatives': {
      const all = node.children.map(firstSets);
      return all.includes(undefined) ? undefined : (all as (readonly CharacterSet[])[]).flat();
    }
    case 'capture':
    case 'atomic':
      return firstSets(node.body);
    case 'repeat':
      return node.lower > 0 && !isNullable(node.body) ? firstSets(node.body) : undefined;
    default:
      return undefined;
  }
}

/** Looks and anchors take nothing and hide nothing. */
function firstOfList(children: readonly Node[]): readonly CharacterSet[] | undefined {
  const next = children.find(({ kind }) => kind !== 'look' && kind !== 'anchor' && kind !== 'empty');
  return next === undefined ? undefined : firstSets(next);
}
