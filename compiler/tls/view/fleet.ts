/** The certificates of all nodes of an environment, with what is wrong with them. */
import { Compilation } from '../../catalog/compilation.ts';
import type { Failure } from '../../compile.ts';
import { Environment, type EnvironmentOptions } from '../../environment.ts';
import { compileToFixPoint, ExportStore, unsettledText } from '../../exported/index.ts';
import type { NodeData } from '../../node/node.ts';
import { ValidationContext } from '../../validate/context.ts';
import type { Finding } from '../../validate/finding.ts';
import { FindingCollector } from '../../validate/finding-collector.ts';
import { bareCompilation, visitNode } from '../../validate/node.ts';
import type { Rule, RuleFinding } from '../../validate/rule.ts';
import { tlsNodeOf } from '../data/index.ts';
import { TLS_RULES } from '../validation-rules.ts';
import { type NodeView, viewOf } from './view.ts';

export interface TlsFleet {
  readonly nodes: readonly NodeView[];
  /** Of the rules over certificates alone. */
  readonly findings: readonly Finding[];
  /** What nodes export to one another did not come to rest: who they are. */
  readonly unsettled?: string;
}

export interface FleetRequest {
  readonly environment: EnvironmentOptions;
  readonly nodes: readonly NodeData[];
  /** Whether values come with the places that they are from. */
  readonly withOrigins: boolean;
  readonly onNode?: (name: string) => void;
}

/** What was seen of a node when it was last compiled. */
interface Visit {
  readonly view: NodeView;
  readonly found: readonly (readonly [Rule, readonly RuleFinding[]])[];
}

/**
 * A node that does not compile is among them, with the reason. Nodes that collect what others export are compiled again until that does
 * not change.
 */
export function certificatesOfFleet({ environment: options, nodes, withOrigins, onNode }: FleetRequest): TlsFleet {
  const environment = new Environment({ ...options, noteKeys: true });
  const context = new ValidationContext(environment, nodes);
  const bare = bareCompilation(context.withoutCode, nodes[0] ?? { name: 'none' });
  if (!(bare instanceof Compilation)) return { nodes: nodes.map((node) => withoutCatalog(node, bare)), findings: [] };
  const visits = new Map<NodeData, Visit>();
  const store = new ExportStore();
  for (const node of nodes) store.addFacts(node.name, environment.name, node);
  const unsettled = compileToFixPoint(nodes, store, (data) => {
    if (!visits.has(data)) onNode?.(data.name);
    visitNode(context, data, store, (node) => {
      const found = TLS_RULES.map((rule) => [rule, [...(rule.checkNode?.(node, context) ?? [])]] as const);
      visits.set(data, { view: viewOf(tlsNodeOf(node, context), withOrigins), found });
    });
  });
  return {
    nodes: nodes.flatMap((node) => visits.get(node)?.view ?? []),
    findings: findingsOf(nodes, visits, context),
    ...(unsettled === undefined ? {} : { unsettled: unsettledText(unsettled) }),
  };
}

function findingsOf(nodes: readonly NodeData[], visits: ReadonlyMap<NodeData, Visit>, context: ValidationContext) {
  const collector = new FindingCollector();
  for (const node of nodes) {
    for (const [rule, found] of visits.get(node)?.found ?? []) collector.add(rule, found, [node.name]);
  }
  for (const rule of TLS_RULES) if (rule.check) collector.add(rule, rule.check(context), []);
  return collector.sorted();
}

function withoutCatalog({ name }: NodeData, { error }: Failure): NodeView {
  return { name, failure: error, certificates: [], pems: [], others: [] };
}
