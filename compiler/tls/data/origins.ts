/** Where in data a value of a catalog was written: found by the value itself, by what stands beside it, and by names. */
import type { RelatedPlace, Span } from '../../../parser/index.ts';
import { refOf } from '../../catalog/checks/catalog-index.ts';
import { explainOrigin, type Hop, Invocation, LookupTrace, lookupValue } from '../../lookup/index.ts';
import type { ValidationContext } from '../../validate/context.ts';
import type { ValidatedNode } from '../../validate/node.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { leavesIn } from '../graph/index.ts';
import type { Blame, Place } from '../node.ts';

/** A text in the value of a key. */
export interface Occurrence {
  readonly key: string;
  readonly path: readonly Value[];
  /** The hash that it stands in. */
  readonly parent: PuppetHash | undefined;
}

/** Texts as short as this stand in many places. */
const SHORT = 6;

export class DataOrigins {
  private readonly node: ValidatedNode;
  private readonly context: ValidationContext;
  private readonly values = new Map<string, Value>();
  private readonly hops = new Map<string, Hop>();
  private byText: Map<string, Occurrence[]> | undefined;

  constructor(node: ValidatedNode, context: ValidationContext) {
    this.node = node;
    this.context = context;
    this.byText = undefined;
  }

  /** The value of a key; undefined where there is none, or looking it up fails. */
  value(key: string): Value {
    if (!this.values.has(key)) {
      const found = this.context.attempt(() => this.node.lookup(/['".]/.test(key) ? JSON.stringify(key) : key));
      this.values.set(key, typeof found === 'symbol' ? undefined : (found as Value));
    }
    return this.values.get(key);
  }

  /** Every place of the looked-up data that has the text. */
  occurrences(text: string): readonly Occurrence[] {
    this.byText ??= this.index();
    return this.byText.get(text) ?? [];
  }

  /** The place of a resource's value: that of the occurrence which has most in common with the resource. */
  placeOf(blame: Blame): Place | undefined {
    const others = new Set(leavesIn(blame.resource.parameters ?? {}, []).map(({ text }) => text));
    others.delete('');
    let best: { readonly occurrence: Occurrence; readonly worth: number } | undefined;
    for (const occurrence of this.occurrences(blame.value)) {
      const worth = worthOf(occurrence, blame, others);
      if (best === undefined || worth > best.worth) best = { occurrence, worth };
    }
    if (best === undefined || (best.worth < 2 && blame.value.length < SHORT)) return undefined;
    return this.place(best.occurrence, blame.atSource === true);
  }

  /** The place of what a path leads to in the value of a key. */
  place({ key, path }: Pick<Occurrence, 'key' | 'path'>, atSource: boolean): Place {
    const hop = this.hop(key, path);
    const way = wayOf(hop, atSource);
    const [first, ...rest] = way;
    if (first === undefined) return {};
    return { at: first.at, ...(rest.length === 0 ? {} : { related: rest }) };
  }

  /** The key of a hash that a path leads to. */
  keyPlace(key: string, path: readonly Value[]): Place {
    for (const file of this.node.filesFor(key)) {
      if (file.has(key)) return { at: file.keyPlaceOf([key, ...path]) };
    }
    return {};
  }

  hop(key: string, path: readonly Value[]): Hop | undefined {
    const name = JSON.stringify([key, ...path.map(String)]);
    let known = this.hops.get(name);
    if (known === undefined) {
      known = this.context.attempt(() => this.trace(key, path));
      if (known !== undefined) this.hops.set(name, known);
    }
    return known;
  }

  private trace(key: string, path: readonly Value[]): Hop | undefined {
    const { data } = this.context.environment;
    const { compilation } = this.node;
    const adapter = data.adapter(compilation);
    const trace = new LookupTrace();
    const { watch } = adapter;
    adapter.watch = trace.watch;
    try {
      const names = /['".]/.test(key) ? JSON.stringify(key) : key;
      lookupValue({ names }, new Invocation(adapter, data.scope(compilation.topScope), { explainer: trace }));
      const [step] = trace.take();
      return step === undefined ? undefined : explainOrigin(step, path, { lookup: data.lookup });
    } finally {
      adapter.watch = watch;
    }
  }

  private index(): Map<string, Occurrence[]> {
    const found = new Map<string, Occurrence[]>();
    const add = (text: string, occurrence: Occurrence): void => {
      const known = found.get(text);
      if (known === undefined) found.set(text, [occurrence]);
      else known.push(occurrence);
    };
    const visit = (value: Value, key: string, path: readonly Value[], parent: PuppetHash | undefined): void => {
      if (value instanceof PuppetHash) for (const [step, inner] of value) visit(inner, key, [...path, step], value);
      else if (Array.isArray(value))
        for (const [index, item] of value.entries()) visit(item, key, [...path, BigInt(index)], parent);
      else if (value !== undefined && typeof value !== 'object') add(String(value), { key, path, parent });
    };
    for (const key of this.node.asked) visit(this.value(key), key, [], undefined);
    return found;
  }
}

function worthOf({ key, path, parent }: Occurrence, { resource, parameter, value }: Blame, others: ReadonlySet<string>): number {
  const last = String(path.findLast((step) => typeof step === 'string') ?? key.slice(key.lastIndexOf(':') + 1));
  const isNamedSo = last === parameter || last.endsWith(`_${parameter}`);
  const beside = parent === undefined ? [] : [...parent.values()].filter((one) => typeof one === 'string' && one !== value);
  const common = new Set(beside.filter((one) => others.has(one as string))).size;
  const isTitle = path.some((step) => typeof step === 'string' && refOf(resource).includes(step));
  return 4 * common + (isNamedSo ? 2 : 0) + (isTitle ? 1 : 0);
}

/** The places of the value, the one that is to blame first. */
function wayOf(lookup: Hop | undefined, atSource: boolean): readonly RelatedPlace[] {
  const places: RelatedPlace[] = [];
  for (let hop = lookup?.from[0]; hop !== undefined; hop = next(hop)) {
    if (hop.at !== undefined)
      places.push({ at: hop.at as Span, message: `${hop.data?.path.map(String).join('.') ?? 'it'} comes from here` });
  }
  if (!atSource) return places;
  // A name that an interpolation puts together is to blame where it is put together.
  const whole = wholePlaces(lookup);
  return [...places.slice(whole - 1, whole), ...places.slice(0, whole - 1), ...places.slice(whole)];
}

/** Of data, the data that its first interpolation found. */
function next(hop: Hop): Hop | undefined {
  return hop.from.flatMap((part) => (part.kind === 'interpolation' ? part.from : [])).find(({ kind }) => kind === 'data');
}

/** How many places in a row have the very same value. */
function wholePlaces(lookup: Hop | undefined): number {
  let count = 0;
  let value: Value;
  for (let hop = lookup?.from[0]; hop !== undefined; hop = next(hop)) {
    if (count > 0 && hop.value !== value) break;
    if (hop.at !== undefined) count++;
    const [part, ...others] = hop.from;
    if (others.length > 0 || part === undefined) break;
    value = part.value;
  }
  return Math.max(count, 1);
}
