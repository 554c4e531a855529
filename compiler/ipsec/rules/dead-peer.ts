import type { Connection } from '../connection.ts';
import { ipsecRule } from '../fleet.ts';
import { TIME } from '../keywords.ts';
import { placeOfConnection } from './where.ts';

/** A VIP moves: who talked to it must find out. */
export const deadPeer = ipsecRule({
  name: 'ipsec-dead-peer',
  severity: 'error',
  summary: 'A connection of a VIP does not notice that its peer is gone.',
  example: 'conn overcloud-redis-node-to-vip-tunnel\n\tleft=172.16.2.21\n\tright=172.16.2.7\n\tauto=start',
  *checkFleet(fleet) {
    for (const { servers, clients } of fleet.graph.vips) {
      for (const connection of [...servers, ...clients]) {
        const reason = problemOf(connection);
        if (reason === undefined) continue;
        yield {
          message: `Connection '${connection.name}' of a VIP ${reason}`,
          ...placeOfConnection(connection, [], fleet),
          hint: 'dpdaction=restart (hold where it answers), dpddelay=5 and dpdtimeout=15: the tunnel follows the VIP in seconds.',
          nodes: [connection.node],
        };
      }
    }
  },
});

function problemOf({ kind, settings }: Connection): string | undefined {
  const [action, delay, timeout] = ['dpdaction', 'dpddelay', 'dpdtimeout'].map((key) => settings.get(key) ?? '');
  const absent = [action, delay, timeout].every((one) => one === '')
    ? 'has no dead peer detection'
    : ['dpddelay', 'dpdtimeout'].find((key) => (settings.get(key) ?? '') === '');
  if (absent !== undefined) return absent.startsWith('has') ? absent : `has no '${absent}'`;
  if (kind === 'address' && action !== 'restart') return `has dpdaction '${action || 'hold'}': nobody starts it again`;
  const [every, after] = [seconds(delay as string), seconds(timeout as string)];
  if (every === undefined || after === undefined) return undefined;
  if (every <= 0) return 'never asks for its peer: dpddelay is 0';
  return after <= every ? `gives up after ${timeout}, before it asks for the second time (every ${delay})` : undefined;
}

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

/** Undefined for what is no time, of which another rule tells. */
function seconds(text: string): number | undefined {
  return TIME.test(text) ? Number.parseFloat(text) * (SECONDS[text.replace(/[\d.]+/, '')] ?? 1) : undefined;
}
