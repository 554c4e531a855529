/** Steps of the ways of values, and which of them are told as the origin of a change. */
import type { Difference } from '../../compiler/golden/index.ts';
import type { Hop } from '../../compiler/lookup/index.ts';
import { convertToString } from '../../compiler/types/index.ts';
import { isSecretPath } from '../../compiler/validate/secrets.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import type { Span } from '../../parser/index.ts';
import { changedText } from './changed-text.ts';

export interface Origin {
  readonly at: Span;
  /** The line may be shown. */
  readonly isShown: boolean;
}

/** So many lines are told of one value. */
const MOST_PLACES = 3;

/** A step whose place is known. */
export interface Placed extends Hop {
  readonly at: Span;
}

/** Data that is in what changed; else all data of the value; else where it was written. */
export function chosen(hops: readonly Hop[], difference: Difference): readonly Origin[] {
  const fit = fitting(hops, difference);
  const data = fit.length > 0 ? fit : dataIn(hops);
  return placesOf(data.length > 0 ? data : written(hops));
}

/** Data with a text that only the new value has; of a value and what it was put together of, that which is nearest to the change. */
export function fitting(hops: readonly Hop[], difference: Difference): readonly Placed[] {
  const { fresh, old } = changedText(difference);
  const holds = (lines: readonly string[], text: string): boolean => lines.some((line) => line.includes(text));
  const isNew = (text: string): boolean => text !== '' && holds(fresh, text) && !holds(old, text);
  return dataWhere(hops, ({ value }) => leavesOf(value).some(isNew));
}

/** What is written in no deeper data: the whole value is told only where none of its parts is. */
export function dataIn(hops: readonly Hop[]): readonly Placed[] {
  return dataWhere(hops, () => true);
}

/** Data that fits while nothing does that it came from. */
function dataWhere(hops: readonly Hop[], fits: (hop: Hop) => boolean): readonly Placed[] {
  const found: Placed[] = [];
  const seen = new Map<Hop, boolean>();
  const visit = (hop: Hop): boolean => {
    const known = seen.get(hop);
    if (known !== undefined) return known;
    seen.set(hop, false);
    let isBelow = false;
    for (const from of hop.from) isBelow = visit(from) || isBelow;
    const isOne = !isBelow && hop.kind === 'data' && isPlaced(hop) && fits(hop);
    if (isOne) found.push(hop as Placed);
    seen.set(hop, isBelow || isOne);
    return isBelow || isOne;
  };
  for (const hop of hops) visit(hop);
  return found;
}

function leavesOf(value: Value): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(leavesOf);
  if (value instanceof PuppetHash) return [...value.values()].flatMap(leavesOf);
  return value === undefined ? [] : [typeof value === 'string' ? value : convertToString(value)];
}

/** Without data: facts, else the first place in a manifest. */
function written(hops: readonly Hop[]): readonly Placed[] {
  const all: Placed[] = [];
  const seen = new Set<Hop>();
  const visit = (hop: Hop): void => {
    if (seen.has(hop)) return;
    seen.add(hop);
    if (isPlaced(hop)) all.push(hop);
    for (const from of hop.from) visit(from);
  };
  for (const hop of hops) visit(hop);
  const facts = all.filter(({ kind }) => kind === 'fact' || kind === 'trusted fact');
  return facts.length > 0 ? facts : all.slice(0, 1);
}

function isPlaced(hop: Hop): hop is Placed {
  return hop.at !== undefined;
}

export function placesOf(hops: readonly Placed[]): readonly Origin[] {
  return distinct(hops.map(originOf));
}

function originOf({ at, isSecret, data }: Placed): Origin {
  return { at, isShown: isSecret !== true && !isSecretPath(data?.path ?? []) };
}

/** Each place once, and not too many. */
export function distinct(origins: readonly Origin[]): readonly Origin[] {
  const keys = origins.map(({ at }) => `${at.source.file}:${at.offset}`);
  return origins.filter((_, index) => keys.indexOf(keys[index] as string) === index).slice(0, MOST_PLACES);
}
