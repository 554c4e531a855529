import type { RuleFinding } from '../../validate/rule.ts';
import { sameText } from '../address.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import type { Vip } from '../graph.ts';
import type { Order } from '../pacemaker.ts';
import { placeOfConnection } from './where.ts';

const ADDRESS_AGENT = /:IPaddr2?$/;

/** The connection of a VIP must be where the VIP is: after it when it comes, and when it goes. */
export const pacemaker = ipsecRule({
  name: 'ipsec-pacemaker',
  severity: 'error',
  summary:
    'Pacemaker does not keep the connection of a VIP with the VIP: a resource, its colocation or one of both orders is missing.',
  example: "exec { 'pcs constraint colocation add tripleo-ipsec-redis with ip-172.16.2.6': } # the VIP of redis is 172.16.2.7",
  *checkFleet(fleet) {
    // Where nobody is told of Pacemaker, something else moves VIPs.
    const isUsed = fleet.graph.vips.some(({ resource }) => resource !== undefined) || fleet.views.some(wantsAgents);
    if (!isUsed) return;
    for (const vip of fleet.graph.vips) {
      for (const problem of vip.servers.length === 0 ? [] : problemsOf(vip, fleet)) {
        yield {
          ...problem,
          ...placeOf(vip, fleet),
          nodes: vip.managedBy === undefined ? vip.servers.map(({ node }) => node) : [vip.managedBy],
        };
      }
    }
  },
});

function wantsAgents({ topology }: IpsecFleet['views'][number]): boolean {
  return topology.setsUpAgents && topology.configuresVips && !topology.isOpportunistic;
}

function placeOf(vip: Vip, fleet: IpsecFleet): Pick<RuleFinding, 'at' | 'file'> {
  const refusing = fleet.views.find(({ topology }) => !topology.setsUpAgents);
  if (vip.resource === undefined && refusing !== undefined) return at(refusing.place('setup_resource_agents'));
  const [server] = vip.servers;
  return server === undefined ? {} : placeOfConnection(server, [vip.address], fleet);
}

function* problemsOf(
  { address, name, resource, servers, clients, colocations, orders, isEnabled }: Vip,
  fleet: IpsecFleet,
): Iterable<RuleFinding> {
  if (resource === undefined) {
    yield { message: `Pacemaker has no resource for the connection of the VIP ${address} of '${name}'`, hint: HINT };
    return;
  }
  const of = `the connection of the VIP ${address} of '${name}'`;
  const tunnel = resource.parameters.get('tunnel');
  const fallback = resource.parameters.get('fallbacktunnel');
  if (!servers.some((one) => one.name === tunnel)) {
    yield { message: `'${resource.name}' starts '${tunnel}', and there is no such connection of the VIP ${address}`, hint: HINT };
  }
  if (fallback !== undefined && !clients.some((one) => one.name === fallback)) {
    yield {
      message: `'${resource.name}' falls back to '${fallback}', and there is no such connection to the VIP ${address}`,
      hint: HINT,
    };
  }
  const ip = addressResource(address, resource.parameters.get('vip'), fleet);
  if (!colocations.some((one) => ip.has(one.with))) {
    const [other] = colocations;
    const instead = other === undefined ? '' : `: it is kept with '${other.with}'`;
    yield {
      message: `Pacemaker does not keep ${of} where the VIP is${instead}`,
      hint: `pcs constraint colocation add ${resource.name} with ${first(ip)}`,
    };
  }
  for (const action of ['start', 'stop']) {
    if (orders.some((one) => isOrder(one, action, ip))) continue;
    yield {
      message: `Pacemaker does not ${action} ${of} after the VIP`,
      hint: `pcs constraint order ${action} ${first(ip)} then ${action} ${resource.name} symmetrical=false`,
    };
  }
  if (!isEnabled)
    yield { message: `'${resource.name}' is made disabled, and nothing enables it`, hint: `pcs resource enable ${resource.name}` };
}

const HINT = 'A resource of ocf:heartbeat:ipsec has the parameters tunnel, vip and fallbacktunnel.';

function isOrder({ action, first: before, secondAction }: Order, wanted: string, ip: ReadonlySet<string>): boolean {
  return action === wanted && secondAction === wanted && ip.has(before);
}

/** Names of the resource of an address: the one that the catalogs have, or else what it is called by custom. `vip`: as it is written. */
function addressResource(address: string, vip: string | undefined, fleet: IpsecFleet): ReadonlySet<string> {
  const made = [...fleet.nodes.values()]
    .flatMap(({ pacemaker: { resources } }) => resources)
    .filter(({ agent, parameters }) => ADDRESS_AGENT.test(agent) && sameText(parameters.get('ip') ?? '') === address);
  if (made.length > 0) return new Set(made.map((one) => one.name));
  return new Set([`ip-${(vip ?? address).replaceAll(':', '.')}`]);
}

function first(names: ReadonlySet<string>): string {
  return [...names][0] ?? '';
}
