/** IPsec of all nodes of a validation: collected once, node by node, for all rules. */
import type { ValidationContext } from '../validate/context.ts';
import type { RuleInfo } from '../validate/finding.ts';
import type { ValidatedNode } from '../validate/node.ts';
import type { Rule, RuleFinding } from '../validate/rule.ts';
import { type TunnelGraph, tunnelGraph } from './graph.ts';
import { FleetMemory, type NodeIpsec, readNode } from './node.ts';
import { addressesIn } from './own-addresses.ts';
import { Places } from './places.ts';
import { type IpsecData, Views } from './view.ts';

export class IpsecFleet {
  readonly context: ValidationContext;
  /** Those that have a catalog with something of libreswan in it. */
  readonly nodes = new Map<string, NodeIpsec>();
  readonly places: Places;
  private readonly data = new Views();
  private readonly viewOfNode = new Map<string, IpsecData>();
  private readonly certnames = new Map<string, string>();
  private readonly memory = new FleetMemory();
  private tunnels: TunnelGraph | undefined;
  private readonly seen = new Set<string>();

  constructor(context: ValidationContext) {
    this.context = context;
    this.places = new Places(context);
    this.tunnels = undefined;
  }

  add(node: ValidatedNode): void {
    const { name, catalog } = node;
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const view = this.data.add(node, this.context);
    if (view !== undefined) this.viewOfNode.set(name, view);
    this.certnames.set(name.replace(/\..*/s, ''), name);
    const read = catalog && readNode(name, catalog, addressesIn(node.data.facts), this.memory);
    if (view !== undefined || (read !== undefined && read.files.size > 0)) this.places.add(name, node.files);
    if (read !== undefined && read.files.size > 0) this.nodes.set(name, read);
  }

  /** What the data says, for those that see it so. */
  get views(): readonly IpsecData[] {
    return this.data.all;
  }

  get graph(): TunnelGraph {
    this.tunnels ??= tunnelGraph(this.nodes);
    return this.tunnels;
  }

  /** Nodes that see any data of IPsec. */
  get viewedNodes(): Iterable<string> {
    return this.viewOfNode.keys();
  }

  viewOf(certname: string): IpsecData | undefined {
    return this.viewOfNode.get(certname);
  }

  /** The node that the data calls by its host name, or by its certname. */
  certname(host: string): string {
    return this.certnames.get(host) ?? host;
  }

  /** The name of a node in data. */
  hostOf(certname: string): string {
    const { nodes } = this.viewOf(certname)?.topology ?? {};
    return nodes?.has(certname) ? certname : certname.replace(/\..*/s, '');
  }
}

const fleets = new WeakMap<ValidationContext, IpsecFleet>();

function fleetOf(context: ValidationContext): IpsecFleet {
  let fleet = fleets.get(context);
  if (fleet === undefined) {
    fleet = new IpsecFleet(context);
    fleets.set(context, fleet);
  }
  return fleet;
}

export interface IpsecRule extends RuleInfo {
  readonly checkFleet: (fleet: IpsecFleet) => Iterable<RuleFinding>;
}

/** A rule over IPsec of the whole fleet. */
export function ipsecRule({ checkFleet, ...info }: IpsecRule): Rule {
  return {
    ...info,
    checkNode: (node, context) => {
      fleetOf(context).add(node);
      return [];
    },
    check: (context) => checkFleet(fleetOf(context)),
  };
}

/** A finding's place, where there is one. */
export function at(span: RuleFinding['at'] | undefined): Pick<RuleFinding, 'at'> {
  return span === undefined ? {} : { at: span };
}
