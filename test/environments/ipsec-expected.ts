/**
 * What IPsec between all nodes comes to, worked out from the data of ipsec-everywhere by the rules of that folder's README: files with
 * their contents, and Pacemaker's commands. Nothing here knows the Puppet module.
 */
import { readFileSync } from 'node:fs';
import { BlockList, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ENVIRONMENT, type Node, type Variant } from './ipsec-requests.ts';

interface Network {
  readonly subnet: string;
  readonly vip?: string;
  readonly clear?: boolean;
}

interface Deployment {
  readonly psk: string;
  readonly algorithm: string;
  readonly networks: Readonly<Record<string, Network>>;
  readonly extra_vips: Readonly<Record<string, { readonly vip: string }>>;
  readonly roles: Readonly<Record<string, { readonly networks: readonly string[]; readonly pacemaker?: boolean }>>;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly skip_networks: readonly string[];
  readonly configure_vips: boolean;
  readonly setup_resource_agents: boolean;
  readonly skip_firewall_rules: boolean;
  readonly opportunistic?: boolean;
}

export interface ExpectedFile {
  readonly mode: string;
  readonly content: string;
}

export interface Expected {
  /** Below /etc/ipsec.d, by path there. */
  readonly files: Readonly<Record<string, ExpectedFile>>;
  readonly pacemaker: readonly string[];
  readonly firewallRules: number;
}

export function deploymentOf(variant: Variant): Deployment {
  const read = (name: string) => load(readFileSync(join(ENVIRONMENT, 'data', name), 'utf8')) as Record<string, unknown>;
  const data = { ...read('common.yaml'), ...(variant === 'tunnels' ? {} : read(`variants/${variant}.yaml`)) };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key.replace('ipsec::', ''), value]),
  ) as unknown as Deployment;
}

export function expectedOf(node: Node, variant: Variant): Expected {
  const deployment = deploymentOf(variant);
  const files: Record<string, ExpectedFile> = {};
  for (const network of Object.keys(deployment.networks)) {
    const me = membersOf(network, deployment).get(node);
    if (me === undefined || deployment.skip_networks.includes(network)) continue;
    if (deployment.opportunistic === true) Object.assign(files, opportunistic(network, me, deployment));
    else if (deployment.networks[network]?.clear !== true) {
      Object.assign(files, nodeToNode(network, node, deployment), vipFiles(network, node, deployment));
    }
  }
  const families = new Set(usedSubnets(node, deployment).map((subnet) => isIPv6(subnet.split('/')[0] as string)));
  return {
    files,
    pacemaker: pacemaker(node, deployment),
    firewallRules: deployment.skip_firewall_rules ? 0 : 8 * families.size,
  };
}

/** Subnets of the networks on which the node has connections. */
export function usedSubnets(node: Node, deployment: Deployment): readonly string[] {
  return Object.entries(deployment.networks)
    .filter(
      ([name, { clear }]) => (deployment.opportunistic === true || clear !== true) && !deployment.skip_networks.includes(name),
    )
    .filter(([name]) => membersOf(name, deployment).has(node))
    .map(([, { subnet }]) => subnet);
}

/** Who is on a network, with which address. */
export function membersOf(network: string, { nodes, roles, networks }: Deployment): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  for (const [name, node] of Object.entries(nodes)) {
    const address = node[network];
    if (address === undefined || !roles[node.role as string]?.networks.includes(network)) continue;
    if (isIn(address, networks[network]?.subnet as string)) members.set(name, address);
  }
  return members;
}

/** Names and addresses of a network's VIPs: its own, and those that fall into its subnet. */
export function vipsOf(network: string, { networks, extra_vips: extra }: Deployment): readonly (readonly [string, string])[] {
  const { vip, subnet } = networks[network] as Network;
  const own = vip === undefined ? [] : [[network, vip] as const];
  const others = Object.entries(extra).filter(([, one]) => isIn(one.vip, subnet));
  return [...own, ...others.map(([name, one]) => [name, one.vip] as const)];
}

function isIn(address: string, subnet: string): boolean {
  const [base, bits] = subnet.split('/') as [string, string];
  const family = (text: string) => (isIPv6(text) ? 'ipv6' : 'ipv4');
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family(base));
  return family(address) === family(base) && list.check(address, family(address));
}

type Files = Readonly<Record<string, ExpectedFile>>;

function nodeToNode(network: string, node: string, deployment: Deployment): Files {
  const members = membersOf(network, deployment);
  const me = members.get(node) as string;
  const others = [...members].filter(([name]) => name !== node).map(([, address]) => address);
  if (others.length === 0) return {};
  const connections = others.map((other, index) =>
    connection(`overcloud-private-node-to-node-${network}-ip-${index}`, [
      'type=tunnel',
      'authby=secret',
      `leftid=${me}`,
      `left=${me}`,
      `rightid=${other}`,
      `right=${other}`,
      'failureshunt=drop',
      'auto=start',
      'retransmit-timeout=2s',
      `phase2alg=${deployment.algorithm}`,
    ]),
  );
  const secrets = others.map((other) => `${me} ${other} : PSK "${deployment.psk}"\n`);
  return {
    [`overcloud-${network}-node-to-node-private-tunnels.conf`]: { mode: '0640', content: connections.join('') },
    [`overcloud-${network}-node-to-node-tunnels.secrets`]: { mode: '0600', content: secrets.join('') },
  };
}

function vipFiles(network: string, node: string, deployment: Deployment): Files {
  if (!deployment.configure_vips) return {};
  const me = membersOf(network, deployment).get(node) as string;
  const isServer = hasPacemaker(node, deployment);
  const tail = [`phase2alg=${deployment.algorithm}`, 'failureshunt=drop'];
  return Object.fromEntries(
    vipsOf(network, deployment).flatMap(([name, vip]) => {
      const server = [`left=${vip}`, `leftid=@${name}vip`, 'right=%any', `rightid=@overcloud${name}cluster`, 'authby=secret'];
      const client = [`left=${me}`, `leftid=@overcloud${name}cluster`, `right=${vip}`, `rightid=@${name}vip`, 'authby=secret'];
      const dpd = (action: string) => [`dpdaction=${action}`, 'dpddelay=5', 'dpdtimeout=15'];
      const roadwarrior = connection(`overcloud-${name}-vip-tunnel`, [...server, 'auto=add', ...dpd('hold'), ...tail]);
      const toVip = connection(`overcloud-${name}-node-to-vip-tunnel`, [...client, 'auto=start', ...dpd('restart'), ...tail]);
      const serverSecret = `@${name}vip @overcloud${name}cluster : PSK "${deployment.psk}"\n`;
      const clientSecret = `@overcloud${name}cluster @${name}vip : PSK "${deployment.psk}"\n`;
      return [
        [`overcloud-${name}-vip-tunnels.conf`, { mode: '0640', content: (isServer ? roadwarrior : '') + toVip }],
        [`overcloud-${name}-vip-tunnels.secrets`, { mode: '0600', content: (isServer ? serverSecret : '') + clientSecret }],
      ];
    }),
  );
}

function opportunistic(network: string, me: string, { networks }: Deployment): Files {
  const { subnet, clear } = networks[network] as Network;
  const policy = clear === true ? 'private-or-clear' : 'private';
  const name = `overcloud-${policy}-${network}-ip`;
  const settings = [
    'type=tunnel',
    'authby=null',
    'leftid=%null',
    'rightid=%null',
    `left=${me}`,
    'right=%opportunisticgroup',
    'rightmodecfgclient=yes',
    `negotiationshunt=${clear === true ? 'drop' : 'hold'}`,
    `failureshunt=${clear === true ? 'passthrough' : 'drop'}`,
    'ikev2=insist',
    'auto=start',
    'keyingtries=1',
    'retransmit-timeout=2s',
    'leftmodecfgclient=yes',
    'leftcat=yes',
    'narrowing=yes',
  ];
  return {
    [`overcloud-${network}-opportunistic-${policy}-tunnels.conf`]: {
      mode: '0640',
      content: connection(name, settings).slice(0, -1),
    },
    [`policies/${name}`]: { mode: '0640', content: `${subnet}\n` },
  };
}

function connection(name: string, settings: readonly string[]): string {
  return `conn ${name}\n${settings.map((setting) => `\t${setting}\n`).join('')}\n`;
}

function hasPacemaker(node: string, { nodes, roles }: Deployment): boolean {
  return roles[nodes[node]?.role as string]?.pacemaker === true;
}

function pacemaker(node: string, deployment: Deployment): readonly string[] {
  const { opportunistic: isOpportunistic, configure_vips: hasVips, setup_resource_agents: hasAgents } = deployment;
  const first = Object.keys(deployment.nodes).find((name) => hasPacemaker(name, deployment));
  if (isOpportunistic === true || !hasVips || !hasAgents || node !== first) return [];
  const used = Object.keys(deployment.networks).filter(
    (name) => deployment.networks[name]?.clear !== true && !deployment.skip_networks.includes(name),
  );
  return used
    .flatMap((network) => vipsOf(network, deployment))
    .flatMap(([name, vip]) => {
      const [ip, ipsec] = [`ip-${vip.replaceAll(':', '.')}`, `tripleo-ipsec-${name}`];
      const parameters = `tunnel=overcloud-${name}-vip-tunnel vip=${vip} fallbacktunnel=overcloud-${name}-node-to-vip-tunnel`;
      return [
        `pcs resource create ${ipsec} ocf:heartbeat:ipsec ${parameters} --disabled`,
        `pcs constraint colocation add ${ipsec} with ${ip}`,
        `pcs constraint order start ${ip} then start ${ipsec} symmetrical=false`,
        `pcs constraint order stop ${ip} then stop ${ipsec} symmetrical=false`,
        `pcs resource enable ${ipsec}`,
      ];
    });
}
