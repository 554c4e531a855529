import { ipsecRule } from '../fleet.ts';
import { placeOfConnection } from './where.ts';

/** What becomes of packets while there is no tunnel. */
export const failureshunt = ipsecRule({
  name: 'ipsec-failureshunt',
  severity: 'error',
  summary: 'Packets go in clear, or elsewhere, while a tunnel cannot be made: failureshunt is not drop.',
  example: 'conn storage\n\tleft=172.16.1.11\n\tright=172.16.1.12\n\tfailureshunt=passthrough',
  *checkFleet(fleet) {
    for (const { name: node, connections } of fleet.nodes.values()) {
      const shown = new Set<string>();
      for (const connection of connections) {
        const { name, kind, settings, path } = connection;
        const value = settings.get('failureshunt') ?? '';
        // private-or-clear says that clear text is allowed.
        if (value === 'drop' || (kind === 'group' && name.includes('clear')) || isNoTunnel(settings)) continue;
        if (shown.has(`${path} ${value}`)) continue;
        shown.add(`${path} ${value}`);
        yield {
          message:
            value === ''
              ? `Connection '${name}' has no failureshunt: packets go in clear when the tunnel cannot be made`
              : `Connection '${name}' has failureshunt=${value}, and not drop`,
          ...placeOfConnection(connection, [value], fleet),
          hint: 'failureshunt=drop keeps what should be encrypted from leaving in clear.',
          nodes: [node],
        };
      }
    }
  },
});

function isNoTunnel(settings: ReadonlyMap<string, string>): boolean {
  return /^(?:passthrough|pass|reject|drop)$/.test(settings.get('type') ?? '') || settings.get('auto') === 'ignore';
}
