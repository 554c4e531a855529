/** What differs between two documents, thing by thing and value by value. */
import { RELATIONS } from '../catalog/checks/catalog-index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { GoldenDocument, Kind } from './document.ts';
import { movedNames } from './moved.ts';
import { yamlText } from './yaml-text.ts';

export interface Difference {
  readonly kind: Kind;
  readonly what: 'added' | 'removed' | 'changed' | 'moved' | 'error';
  /** The resource, file, template, key or certificate; empty for an error of the whole node. */
  readonly item: string;
  /** The names that lead to the value: the parameter first. None: the thing itself. */
  readonly path: readonly string[];
  /** Two resources in their order, where a relationship of the item came or went. */
  readonly arrow?: string;
  readonly before: Value;
  readonly now: Value;
}

/** In the order of the documents; those of order stand last. */
export function differencesOf(golden: GoldenDocument, now: GoldenDocument): readonly Difference[] {
  const { kind } = now;
  if (golden.error !== undefined || now.error !== undefined) {
    if (golden.error === now.error) return [];
    return [{ kind, what: 'error', item: '', path: [], before: golden.error, now: now.error }];
  }
  const found: Difference[] = [];
  for (const [item, fields] of golden.items) {
    const fresh = now.items.get(item);
    if (fresh === undefined) found.push({ kind, what: 'removed', item, path: [], before: fields, now: undefined });
    else found.push(...fieldDifferences({ kind, item }, fields, fresh));
  }
  for (const [item, fields] of now.items) {
    if (!golden.items.has(item)) found.push({ kind, what: 'added', item, path: [], before: undefined, now: fields });
  }
  return [...found, ...orderDifferences(golden, now)];
}

type Subject = Pick<Difference, 'kind' | 'item'>;

function fieldDifferences(subject: Subject, before: PuppetHash, now: PuppetHash): readonly Difference[] {
  const isResource = subject.kind === 'catalog' || subject.kind === 'resources';
  if (!isResource) return hashDifferences(subject, [], before, now);
  const own = hashDifferences(subject, [], without(before, 'parameters'), without(now, 'parameters'));
  return [...own, ...hashDifferences(subject, [], parametersIn(before), parametersIn(now))];
}

function without(fields: PuppetHash, name: string): PuppetHash {
  return new PuppetHash([...fields].filter(([key]) => key !== name));
}

function parametersIn(fields: PuppetHash): PuppetHash {
  const parameters = fields.get('parameters');
  return parameters instanceof PuppetHash ? parameters : new PuppetHash();
}

/** Down to the values that differ. */
function hashDifferences(subject: Subject, path: readonly string[], before: PuppetHash, now: PuppetHash): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...now.keys()])].map(String);
  return names.flatMap((name) => {
    const [old, fresh] = [before.get(name), now.get(name)];
    if (before.has(name) && now.has(name) && isSame(old, fresh)) return [];
    if (path.length === 0 && isRelation(name) && subject.kind !== 'lookups') return arrowDifferences(subject, name, old, fresh);
    if (old instanceof PuppetHash && fresh instanceof PuppetHash) return hashDifferences(subject, [...path, name], old, fresh);
    const what = !before.has(name) ? 'added' : !now.has(name) ? 'removed' : 'changed';
    return [{ ...subject, what, path: [...path, name], before: old, now: fresh }];
  });
}

function isSame(a: Value, b: Value): boolean {
  return a === b || asText(a) === asText(b);
}

export function asText(value: Value): string {
  return yamlText(new PuppetHash([['', value]]));
}

// --- Relationships ----------------------------------------------------------------------------------------------------------

function isRelation(name: string): boolean {
  return RELATIONS.some((relation) => relation.name === name);
}

/** Each relationship that came or went; where only their order changed, none did. */
function arrowDifferences(subject: Subject, name: string, before: Value, now: Value): readonly Difference[] {
  const [old, fresh] = [references(before), references(now)];
  const change = (what: 'added' | 'removed', reference: string): Difference => ({
    ...subject,
    what,
    path: [name],
    arrow: arrowText(subject.item, name, reference),
    before: what === 'removed' ? reference : undefined,
    now: what === 'added' ? reference : undefined,
  });
  return [
    ...old.filter((reference) => !fresh.includes(reference)).map((reference) => change('removed', reference)),
    ...fresh.filter((reference) => !old.includes(reference)).map((reference) => change('added', reference)),
  ];
}

function references(value: Value): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).filter((one): one is string => typeof one === 'string');
}

/** As code has it: `File[/a] ~> Service[b]`. */
function arrowText(item: string, name: string, reference: string): string {
  const arrow = name === 'notify' || name === 'subscribe' ? '~>' : '->';
  const isBefore = name === 'before' || name === 'notify';
  return isBefore ? `${item} ${arrow} ${reference}` : `${reference} ${arrow} ${item}`;
}

// --- Order ------------------------------------------------------------------------------------------------------------------

/** Kinds whose order is that of the catalog, and not of settings. */
const ORDERED: readonly Kind[] = ['catalog', 'resources'];

function orderDifferences(golden: GoldenDocument, now: GoldenDocument): readonly Difference[] {
  const { kind } = now;
  if (!ORDERED.includes(kind)) return [];
  const before = [...golden.items.keys()].filter((item) => now.items.has(item));
  const after = [...now.items.keys()].filter((item) => golden.items.has(item));
  const previous = (names: readonly string[], name: string): Value => names[names.indexOf(name) - 1];
  return movedNames(before, after).map((item) => ({
    kind,
    what: 'moved',
    item,
    path: [],
    before: previous(before, item),
    now: previous(after, item),
  }));
}
