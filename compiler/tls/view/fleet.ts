/** The certificates of all nodes of an environment, with what is wrong with them. */
import { Compilation } from '../../catalog/compilation.ts';
import type { Failure } from '../../compile.ts';
import { Environment, type EnvironmentOptions } from '../../environment.ts';
import type { NodeData } from '../../node/node.ts';
import { ValidationContext } from '../../validate/context.ts';
import type { Finding } from '../../validate/finding.ts';
import { FindingCollector } from '../../validate/finding-collector.ts';
import { bareCompilation, visitNode } from '../../validate/node.ts';
import { tlsNodeOf } from '../data/index.ts';
import { TLS_RULES } from '../validation-rules.ts';
import { type NodeView, viewOf } from './view.ts';

export interface TlsFleet {
  readonly nodes: readonly NodeView[];
  /** Of the rules over certificates alone. */
  readonly findings: readonly Finding[];
}

export interface FleetRequest {
  readonly environment: EnvironmentOptions;
  readonly nodes: readonly NodeData[];
  /** Whether values come with the places that they are from. */
  readonly withOrigins: boolean;
  readonly onNode?: (name: string) => void;
}

/** A node that does not compile is among them, with the reason. */
export function certificatesOfFleet({ environment, nodes, withOrigins, onNode }: FleetRequest): TlsFleet {
  const context = new ValidationContext(new Environment({ ...environment, noteKeys: true }), nodes);
  const bare = bareCompilation(context.withoutCode, nodes[0] ?? { name: 'none' });
  if (!(bare instanceof Compilation)) return { nodes: nodes.map((node) => withoutCatalog(node, bare)), findings: [] };
  const found = new FindingCollector();
  const views: NodeView[] = [];
  for (const data of nodes) {
    visitNode(context, data, undefined, (node) => {
      views.push(viewOf(tlsNodeOf(node, context), withOrigins));
      for (const rule of TLS_RULES) if (rule.checkNode) found.add(rule, rule.checkNode(node, context), [node.name]);
    });
    onNode?.(data.name);
  }
  for (const rule of TLS_RULES) if (rule.check) found.add(rule, rule.check(context), []);
  return { nodes: views, findings: found.sorted() };
}

function withoutCatalog({ name }: NodeData, { error }: Failure): NodeView {
  return { name, failure: error, certificates: [], pems: [], others: [] };
}
