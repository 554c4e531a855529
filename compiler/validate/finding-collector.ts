/**
 * Findings of all rules: equal ones of several nodes become one.
 */
import type { Finding, RuleInfo } from './finding.ts';
import type { RuleFinding } from './rule.ts';

/** The rule that tells why nodes do not compile. */
export const COMPILATION_RULE = 'compilation';

export class FindingCollector {
  private readonly explained: { readonly text: string; readonly nodes: Set<string> }[] = [];
  private readonly byIdentity = new Map<string, { readonly finding: Finding; readonly nodes: Set<string> }>();

  /** `nodes`: for whom the findings are true that do not say so themselves. */
  add(rule: Pick<RuleInfo, 'name' | 'severity'>, findings: Iterable<RuleFinding>, nodes: readonly string[]): void {
    for (const { explains, ...finding } of findings) {
      const identity = `${rule.name}\0${placeOf(finding)}\0${generic(finding.message, finding.nodes ?? nodes)}`;
      let known = this.byIdentity.get(identity);
      if (known === undefined) {
        const nodesOf = new Set<string>();
        known = { finding: { severity: rule.severity, ...finding, rule: rule.name, nodes: [] }, nodes: nodesOf };
        this.byIdentity.set(identity, known);
      }
      for (const node of finding.nodes ?? nodes) known.nodes.add(node);
      if (explains !== undefined) this.explained.push({ text: explains, nodes: known.nodes });
    }
  }

  /** By file and place; what has no place is last. */
  sorted(): readonly Finding[] {
    const told = [...this.byIdentity.values()].filter(({ finding, nodes }) => !this.isExplained(finding, nodes));
    const findings = told.map(({ finding, nodes }) => ({ ...finding, nodes: [...nodes].sort() }));
    return findings.sort((a, b) => compare(fileOf(a), fileOf(b)) || (a.at?.offset ?? -1) - (b.at?.offset ?? -1));
  }

  /** A failure that another finding is the reason of; if that one is true for some nodes only, it is for those that failed. */
  private isExplained({ rule, message }: Finding, nodes: ReadonlySet<string>): boolean {
    if (rule !== COMPILATION_RULE) return false;
    const reason = this.explained.find(({ text }) => message.includes(text));
    if (reason === undefined) return false;
    if (reason.nodes.size > 0) for (const node of nodes) reason.nodes.add(node);
    return true;
  }
}

/** Some of Puppet's messages name the node that is compiled. */
function generic(message: string, nodes: readonly string[]): string {
  return nodes.length === 1 ? message.replaceAll(nodes[0] as string, '*') : message;
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
