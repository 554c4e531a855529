/** IPsec's data as a node sees it: networks, VIPs, roles, nodes, and the key. What has another form than it should is left out. */
import { PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { isIn, parseSubnet, type Subnet } from './address.ts';

export interface NetworkData {
  readonly name: string;
  readonly subnetText: string;
  readonly subnet: Subnet | undefined;
  readonly vip: string | undefined;
  readonly isClear: boolean;
}

export interface NodeEntry {
  readonly name: string;
  readonly role: string | undefined;
  /** By network. */
  readonly addresses: ReadonlyMap<string, string>;
}

export interface RoleData {
  readonly networks: readonly string[];
  readonly hasPacemaker: boolean;
}

export interface Topology {
  readonly networks: ReadonlyMap<string, NetworkData>;
  /** VIPs that are not a network's own. */
  readonly extraVips: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, RoleData>;
  readonly nodes: ReadonlyMap<string, NodeEntry>;
  readonly skipped: readonly string[];
  readonly isOpportunistic: boolean;
  readonly configuresVips: boolean;
  readonly setsUpAgents: boolean;
}

/** Keys after the prefix; a module of the name binds them to its parameters, others look them up. */
export const PREFIXES = ['ipsec', 'tripleo_ipsec'] as const;
export const KEYS = [
  'networks',
  'nodes',
  'roles',
  'extra_vips',
  'skip_networks',
  'psk',
  'opportunistic',
  'configure_vips',
  'setup_resource_agents',
] as const;
export type Key = (typeof KEYS)[number];

export type Looked = ReadonlyMap<Key, Value>;

/** `values`: what lookups answer, without the keys that have no value. */
export function topologyOf(values: Looked): Topology {
  return {
    networks: new Map(hashes(values.get('networks')).map(([name, network]) => [name, networkOf(name, network)])),
    extraVips: new Map(hashes(values.get('extra_vips')).map(([name, vip]) => [name, text(vip.get('vip')) ?? ''])),
    roles: new Map(hashes(values.get('roles')).map(([name, role]) => [name, roleOf(role)])),
    nodes: new Map(hashes(values.get('nodes')).map(([name, node]) => [name, nodeOf(name, node)])),
    skipped: texts(values.get('skip_networks')),
    isOpportunistic: values.get('opportunistic') === true,
    configuresVips: values.get('configure_vips') !== false,
    setsUpAgents: values.get('setup_resource_agents') !== false,
  };
}

/** The key's text, whether it is Sensitive or not; undefined for none. */
export function pskOf(values: Looked): string | undefined {
  const value = values.get('psk');
  return text(value instanceof Sensitive ? value.unwrap() : value);
}

function networkOf(name: string, network: PuppetHash): NetworkData {
  const subnetText = text(network.get('subnet')) ?? '';
  return {
    name,
    subnetText,
    subnet: parseSubnet(subnetText),
    vip: text(network.get('vip')),
    isClear: network.get('clear') === true,
  };
}

function roleOf(role: PuppetHash): RoleData {
  return { networks: texts(role.get('networks')), hasPacemaker: role.get('pacemaker') === true };
}

function nodeOf(name: string, node: PuppetHash): NodeEntry {
  const all = [...node].flatMap(([key, value]): [string, string][] => {
    const address = text(value);
    return typeof key === 'string' && address !== undefined ? [[key, address]] : [];
  });
  return { name, role: text(node.get('role')), addresses: new Map(all.filter(([key]) => key !== 'role')) };
}

function hashes(value: Value): readonly (readonly [string, PuppetHash])[] {
  if (!(value instanceof PuppetHash)) return [];
  return [...value].flatMap(([key, one]) => (typeof key === 'string' && one instanceof PuppetHash ? [[key, one] as const] : []));
}

function text(value: Value): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: Value): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((one) => typeof one === 'string') : [];
}

// --- What follows from it --------------------------------------------------------------------------------------------

/** Networks on which nodes have tunnels. */
export function tunnelledNetworks({ networks, skipped }: Topology): readonly NetworkData[] {
  return [...networks.values()].filter(({ name, isClear }) => !isClear && !skipped.includes(name));
}

/** Nodes of a network with their addresses: whose role is on it and whose address is in it. */
export function membersOf({ name, subnet }: NetworkData, { nodes, roles }: Topology): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  if (subnet === undefined) return members;
  for (const { name: node, role, addresses } of nodes.values()) {
    const address = addresses.get(name);
    if (address === undefined || roles.get(role ?? '')?.networks.includes(name) !== true) continue;
    if (isIn(address, subnet)) members.set(node, address);
  }
  return members;
}

export interface VipData {
  readonly name: string;
  readonly address: string;
  /** The network that holds it; undefined when none does. */
  readonly network: string | undefined;
  readonly isExtra: boolean;
}

/** All VIPs: the networks' own, then the others. */
export function vipsOf({ networks, extraVips }: Topology): readonly VipData[] {
  const own = [...networks.values()].flatMap(({ name, vip }): VipData[] =>
    vip === undefined ? [] : [{ name, address: vip, network: name, isExtra: false }],
  );
  const extra = [...extraVips].map(([name, address]): VipData => {
    const network = [...networks.values()].find(({ subnet }) => isIn(address, subnet));
    return { name, address, network: network?.name, isExtra: true };
  });
  return [...own, ...extra];
}
