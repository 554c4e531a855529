/**
 * Findings of all rules: equal ones of several nodes become one.
 */
import type { Finding } from './finding.ts';
import type { Rule, RuleFinding } from './rule.ts';

export class FindingCollector {
  private readonly byIdentity = new Map<string, { readonly finding: Finding; readonly nodes: Set<string> }>();

  /** `nodes`: for whom the findings are true that do not say so themselves. */
  add(rule: Rule, findings: Iterable<RuleFinding>, nodes: readonly string[]): void {
    for (const finding of findings) {
      const identity = `${rule.name}\0${placeOf(finding)}\0${finding.message}`;
      let known = this.byIdentity.get(identity);
      if (known === undefined) {
        const nodesOf = new Set<string>();
        known = { finding: { severity: rule.severity, ...finding, rule: rule.name, nodes: [] }, nodes: nodesOf };
        this.byIdentity.set(identity, known);
      }
      for (const node of finding.nodes ?? nodes) known.nodes.add(node);
    }
  }

  /** By file and place; what has no place is last. */
  sorted(): readonly Finding[] {
    const findings = [...this.byIdentity.values()].map(({ finding, nodes }) => ({ ...finding, nodes: [...nodes].sort() }));
    return findings.sort((a, b) => compare(fileOf(a), fileOf(b)) || (a.at?.offset ?? -1) - (b.at?.offset ?? -1));
  }
}

function fileOf({ at, file }: Pick<Finding, 'at' | 'file'>): string {
  return at?.source.file ?? file ?? '\uffff';
}

function placeOf(finding: RuleFinding): string {
  return `${fileOf(finding as Finding)}:${finding.at?.offset ?? ''}:${finding.at?.length ?? ''}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
