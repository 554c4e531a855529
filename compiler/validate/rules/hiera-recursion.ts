import type { RelatedPlace } from '../../../parser/index.ts';
import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, lookedUpKey, placeOf } from '../data/index.ts';
import { resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Keys whose values lead back to themselves, with every hop. */
export const hieraRecursion: Rule = {
  name: 'hiera-recursion',
  severity: 'error',
  summary: 'The value of a key is made of itself, over any number of other keys and files.',
  example: 'a: "%{hiera(\'b\')}"\nb: "%{hiera(\'a\')}"\n',
  *check(context) {
    const told = new Set<string>();
    const entersCircle = circleSearch(context);
    for (const occurrence of context.data.allOccurrences) {
      if (lookedUpKey(occurrence) === undefined) continue;
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind === 'recursion') yield* finding(hopsOf(occurrence, nodes, context), nodes, told, context);
      }
      if (entersCircle(occurrence) && context.fleet.outcomes(occurrence).every(({ asking }) => asking.length === 0)) {
        yield* finding(hopsOf(occurrence, [], context), [], told, context);
      }
    }
  },
};

function* finding(
  hops: readonly DataOccurrence[],
  nodes: readonly string[],
  told: Set<string>,
  context: ValidationContext,
): Iterable<RuleFinding> {
  if (hops.length === 0) return;
  const cycle = fromFirst(hops, context);
  const names = cycle.map(({ part }) => part.key);
  const identity = `${names.join('\0')} ${cycle.map(({ source }) => source.file).join('\0')}`;
  if (told.has(identity)) return;
  told.add(identity);
  const [first, ...rest] = cycle as [DataOccurrence, ...DataOccurrence[]];
  const last = names.at(-1) as string;
  yield {
    message: `Recursive lookup: ${[last, ...names].map((name) => `'${name}'`).join(' reads ')}`,
    at: placeOf(first),
    related: rest.map(
      (hop): RelatedPlace => ({ at: placeOf(hop), message: `'${[...hop.rootKeys].join(', ')}' reads '${hop.part.key}' here` }),
    ),
    hint: 'One of these values must be a text of its own.',
    nodes,
    explains: 'Recursive lookup detected',
  };
}

/** The cycle begins at its highest level, and there at its first place. */
function fromFirst(hops: readonly DataOccurrence[], { data }: ValidationContext): readonly DataOccurrence[] {
  const isBefore = (a: DataOccurrence, b: DataOccurrence): boolean =>
    a.file === b.file ? a.scalar.start < b.scalar.start : data.files.indexOf(a.file) < data.files.indexOf(b.file);
  let first = 0;
  hops.forEach((hop, index) => {
    if (isBefore(hop, hops[first] as DataOccurrence)) first = index;
  });
  return [...hops.slice(first), ...hops.slice(0, first)];
}

/**
 * The interpolations from a key that lead back to it. For nodes, those of the files that they use; for nobody, only where each key on the
 * way has one value, so that whoever looked it up would come back.
 */
function hopsOf(start: DataOccurrence, nodes: readonly string[], context: ValidationContext): readonly DataOccurrence[] {
  const stack: DataOccurrence[] = [];
  const seen = new Set<DataOccurrence>();
  const search = (from: DataOccurrence): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    stack.push(from);
    const key = lookedUpKey(from);
    if (key !== undefined) {
      if (start.rootKeys.has(key) && isTheOne(start, key, nodes, context)) return true;
      for (const next of valuesOf(key, nodes, context)) if (search(next)) return true;
    }
    stack.pop();
    return false;
  };
  return search(start) ? stack : [];
}

/** Tells the interpolations from which a way of only values leads into a circle; to look for the way from each of them would take long. */
function circleSearch(context: ValidationContext): (occurrence: DataOccurrence) => boolean {
  const entering = new Map<DataOccurrence, boolean>();
  const search = (from: DataOccurrence): boolean => {
    const known = entering.get(from);
    if (known !== undefined) return known;
    // As long as it is on the way, who comes to it has come in a circle.
    entering.set(from, true);
    const key = lookedUpKey(from);
    const found = key !== undefined && valuesOf(key, [], context).some(search);
    entering.set(from, found);
    return found;
  };
  return search;
}

/** The interpolations in the value that a key has for the first of the nodes, or in its only value. */
function valuesOf(key: string, nodes: readonly string[], { data, fleet }: ValidationContext): readonly DataOccurrence[] {
  const definitions = data.definitions.get(key) ?? [];
  const [node] = nodes;
  const file =
    node === undefined
      ? definitions.length === 1
        ? definitions[0]?.file
        : undefined
      : definitions.find((one) => fleet.nodesUsing(one.file).includes(node))?.file;
  return file === undefined ? [] : data.occurrencesIn(file, key);
}

function isTheOne(start: DataOccurrence, key: string, nodes: readonly string[], context: ValidationContext): boolean {
  return valuesOf(key, nodes, context).includes(start);
}
