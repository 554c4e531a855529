/**
 * What becomes of an interpolation, and for whom: for the nodes that read it, or else as far as it is the same whoever reads it.
 */
import type { KeySegment } from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { ValidationContext } from './context.ts';
import { type DataOccurrence, lookedUpKey } from './data/index.ts';
import { dugOutcome, type Outcome } from './outcome.ts';

export interface InterpolationResult {
  readonly outcome: Outcome;
  /** Empty when no node reads it. */
  readonly nodes: readonly string[];
}

/** Variables that facts alone do not show: those that are there while certain code runs, and those that agent and server add. */
const ELUSIVE: ReadonlySet<string> = new Set([
  ...['calling_class', 'calling_class_path', 'calling_module', 'title', 'name'],
  ...['clientcert', 'clientversion', 'clientnoop', 'servername', 'serverip', 'serverversion', 'server_facts'],
]);

/** All results that are certain. */
export function resultsOf(occurrence: DataOccurrence, context: ValidationContext): readonly InterpolationResult[] {
  const { part } = occurrence;
  if (part.isEmpty || part.method === 'literal' || part.segments === undefined) return [];
  const asked = context.fleet.outcomes(occurrence).filter(({ asking }) => asking.length > 0);
  if (asked.length > 0) {
    return asked
      .filter(({ outcome, asking }) => outcome.kind !== 'missing' || !isElusive(occurrence, asking, context))
      .map(({ outcome, asking }) => ({ outcome, nodes: asking }));
  }
  const outcome = part.method === 'scope' ? unaskedVariable(occurrence, context) : unaskedKey(occurrence, context);
  return outcome === undefined ? [] : [{ outcome, nodes: context.fleet.nodesUsing(occurrence.file) }];
}

/** Nobody reads it: a variable is missing where no node has it. */
function unaskedVariable(occurrence: DataOccurrence, context: ValidationContext): Outcome | undefined {
  if (context.fleet.count === 0 || context.fleet.hasVariable(occurrence)) return undefined;
  const users = context.nodes.map(({ name }) => name);
  if (isElusive(occurrence, users, context) || occurrence.part.key.replace(/^::/, '').includes('::')) return undefined;
  return context.fleet.missingVariable(occurrence);
}

/** Whether the variable may be there though data that is looked up from outside does not see it. */
export function isElusive({ part }: Pick<DataOccurrence, 'part'>, nodes: readonly string[], context: ValidationContext): boolean {
  if (part.method !== 'scope') return false;
  const root = String(part.segments?.[0]).replace(/^::/, '');
  if (root === 'trusted') return nodes.some((name) => !context.hasTrusted(name));
  if (ELUSIVE.has(root)) return true;
  if (root.includes('::')) return nodes.some((name) => context.fleet.failed.has(name));
  return context.code.assignedVariables.has(root);
}

/** Nobody reads it: a key is missing where no file has it, and something else where all files that have it agree. */
function unaskedKey(occurrence: DataOccurrence, context: ValidationContext): Outcome | undefined {
  const root = lookedUpKey(occurrence);
  if (root === undefined) return undefined;
  const definitions = context.data.definitions.get(root);
  if (definitions === undefined) return context.data.isComplete ? { kind: 'missing', name: root } : undefined;
  const path = occurrence.part.segments?.slice(1) ?? [];
  const outcomes = definitions.map(({ file }) => rawOutcome(root, file.values.get(root), path));
  const [first] = outcomes;
  const same = first !== undefined && outcomes.every((one) => one?.kind === first.kind && (one.kind !== 'text' || one.text === ''));
  return same ? first : undefined;
}

/** What the value as it is written becomes; undefined where that takes a node to tell. */
function rawOutcome(root: string, value: Value, path: readonly KeySegment[]): Outcome | undefined {
  let current = value;
  for (const segment of path) {
    if (typeof current === 'string' && current.includes('%{')) return undefined;
    current = current instanceof PuppetHash ? current.get(segment) : undefined;
  }
  if (typeof current === 'string' && current.includes('%{')) return undefined;
  return dugOutcome(root, value, path);
}
