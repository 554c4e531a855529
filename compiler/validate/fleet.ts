/**
 * What is kept of the nodes of a validation once they were checked: which files they use, which keys they look up, and what became of
 * the interpolations that they see.
 */
import type { Value } from '../values/index.ts';
import type { DataFile, DataOccurrence, DataSet, Occurrence } from './data/index.ts';
import type { ValidatedNode } from './node.ts';
import type { Outcome } from './outcome.ts';

/** The same outcome of one interpolation for some nodes. */
export interface SharedOutcome {
  readonly outcome: Outcome;
  readonly nodes: string[];
  /** Those of them that look up a key in whose value it stands. */
  readonly asking: string[];
}

const NOBODY: readonly string[] = [];

export class Fleet {
  private readonly byFile = new Map<DataFile, string[]>();
  private readonly byKey = new Map<string, string[]>();
  private readonly byOccurrence = new Map<DataOccurrence, Map<string, SharedOutcome>>();
  private readonly found = new Set<string>();
  private readonly facts = new Set<Value>();
  private readonly missing = new Map<string, Outcome>();
  /** Nodes that did not compile: what they would have looked up is not known. */
  readonly failed = new Set<string>();
  count = 0;

  add(node: ValidatedNode, { occurrences, variables }: Pick<DataSet, 'occurrences' | 'variables'>): void {
    this.count++;
    for (const name of node.input.facts.keys()) this.facts.add(name);
    for (const variable of variables) {
      if (this.found.has(variable.expression)) continue;
      const outcome = node.outcome(variable);
      if (outcome.kind === 'missing') this.missing.set(variable.expression, outcome);
      else this.found.add(variable.expression);
    }
    if (node.failure !== undefined) this.failed.add(node.name);
    for (const file of node.files) {
      push(this.byFile, file, node.name);
      for (const occurrence of occurrences.get(file) ?? []) this.addOutcome(node, occurrence);
    }
    for (const key of node.asked) push(this.byKey, key, node.name);
  }

  private addOutcome(node: ValidatedNode, occurrence: DataOccurrence): void {
    if (occurrence.part.isEmpty || occurrence.part.method === 'literal') return;
    const outcome = node.outcome(occurrence);
    let shared = this.byOccurrence.get(occurrence);
    if (shared === undefined) {
      shared = new Map();
      this.byOccurrence.set(occurrence, shared);
    }
    const identity = identityOf(outcome);
    let known = shared.get(identity);
    if (known === undefined) {
      known = { outcome, nodes: [], asking: [] };
      shared.set(identity, known);
    }
    known.nodes.push(node.name);
    if ([...occurrence.rootKeys].some((key) => node.asked.has(key))) known.asking.push(node.name);
  }

  /** Whether any node has a fact of the name. */
  hasFact(name: string): boolean {
    return this.facts.has(name);
  }

  /** Whether any node has the variable, and all of its path. */
  hasVariable({ expression }: Occurrence): boolean {
    return this.found.has(expression);
  }

  /** How a variable that no node has is missing. */
  missingVariable({ expression }: Occurrence): Outcome | undefined {
    return this.found.has(expression) ? undefined : this.missing.get(expression);
  }

  /** Nodes whose levels name the file. */
  nodesUsing(file: DataFile): readonly string[] {
    return this.byFile.get(file) ?? NOBODY;
  }

  /** Nodes that looked the key up while they were compiled. */
  nodesAsking(rootKey: string): readonly string[] {
    return this.byKey.get(rootKey) ?? NOBODY;
  }

  /** What the interpolation became, for the nodes that use its file; empty where none does. */
  outcomes(occurrence: DataOccurrence): readonly SharedOutcome[] {
    return [...(this.byOccurrence.get(occurrence)?.values() ?? [])];
  }
}

/** All texts but the empty one are as good as each other. */
function identityOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'text':
      return outcome.text === '' ? 'empty' : 'text';
    case 'missing':
    case 'scalar':
      return `${outcome.kind} ${outcome.name}`;
    case 'recursion':
      return `recursion ${outcome.names.join(' ')}`;
    case 'error':
      return `error ${outcome.message}`;
    case 'collection':
      return 'collection';
  }
}

function push<K>(map: Map<K, string[]>, key: K, name: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [name]);
  else known.push(name);
}
