/** A connection as its node sees it: its own end, and the other. */
import { sameText } from './address.ts';
import type { Setting } from './conf-reader.ts';
import type { SecretEntry } from './secrets-reader.ts';

/** `address`: to one other address; `server`: to whoever comes; `group`: to whoever is in a policy group; `passive`: neither is known. */
export type ConnectionKind = 'address' | 'server' | 'group' | 'passive';

export interface Connection {
  readonly node: string;
  readonly name: string;
  /** What the file is named after. */
  readonly network: string;
  readonly path: string;
  readonly line: number;
  readonly kind: ConnectionKind;
  readonly local: string;
  readonly remote: string;
  readonly localId: string;
  readonly remoteId: string;
  /** All other parameters; `local...` and `remote...` for what stands with left and right. Shared by connections that have the same. */
  readonly settings: ReadonlyMap<string, string>;
  /** The key that the node has for the two ids. */
  readonly secret: SecretEntry['secret'] | undefined;
}

/** Texts and settings that many connections share are kept once. */
export class Shared {
  private readonly texts = new Map<string, string>();
  private readonly maps = new Map<string, ReadonlyMap<string, string>>();

  text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }

  settings(all: ReadonlyMap<string, Setting>, isFlipped: boolean): ReadonlyMap<string, string> {
    let identity = isFlipped ? 'flipped' : '';
    for (const [key, { value }] of all) if (!ADDRESSES.has(key)) identity += `\n${key}=${value}`;
    let known = this.maps.get(identity);
    if (known === undefined) {
      const others = [...all].filter(([key]) => !ADDRESSES.has(key));
      known = new Map(others.map(([key, { value }]) => [seenFrom(key, isFlipped), value]));
      this.maps.set(identity, known);
    }
    return known;
  }
}

const ADDRESSES: ReadonlySet<string> = new Set(['left', 'right', 'leftid', 'rightid']);

function seenFrom(key: string, isFlipped: boolean): string {
  const match = /^(left|right)(.+)$/.exec(key);
  return match === null ? key : `${(match[1] === 'left') === isFlipped ? 'remote' : 'local'}${match[2]}`;
}

export interface Ends {
  readonly kind: ConnectionKind;
  readonly isFlipped: boolean;
  readonly local: string;
  readonly remote: string;
  readonly localId: string;
  readonly remoteId: string;
}

/** Which end is the node's own: the one whose address it has; left where that is not known, as is the custom. */
export function endsOf(all: ReadonlyMap<string, Setting>, own: ReadonlySet<string>): Ends {
  const [left, right] = [sameText(all.get('left')?.value ?? ''), sameText(all.get('right')?.value ?? '')];
  const isFlipped = left.startsWith('%') || (own.has(right) && !own.has(left));
  const [local, remote] = isFlipped ? [right, left] : [left, right];
  const [leftId, rightId] = [sameText(all.get('leftid')?.value ?? left), sameText(all.get('rightid')?.value ?? right)];
  const [localId, remoteId] = isFlipped ? [rightId, leftId] : [leftId, rightId];
  return { kind: kindOf(local, remote), isFlipped, local, remote, localId, remoteId };
}

function kindOf(local: string, remote: string): ConnectionKind {
  if (local === '' || remote === '') return 'passive';
  if (/^%(?:opportunisticgroup|opportunistic|group)$/.test(remote)) return 'group';
  return remote.startsWith('%') ? 'server' : 'address';
}
