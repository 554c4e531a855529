import { ipsecRule } from '../fleet.ts';
import { fileText, placeOfConnection } from './where.ts';

/** Names of connections on a node. */
export const connectionTwice = ipsecRule({
  name: 'ipsec-connection-twice',
  severity: 'error',
  summary: 'Two connections of a node have one name: libreswan keeps the last.',
  example: 'conn a\n\tleft=10.0.0.1\n\tright=10.0.0.2\nconn a\n\tleft=10.0.0.1\n\tright=10.0.0.3',
  *checkFleet(fleet) {
    for (const { name: node, connections } of fleet.nodes.values()) {
      const known = new Map<string, string>();
      for (const connection of connections) {
        const before = known.get(connection.name);
        known.set(connection.name, fileText(connection));
        if (before === undefined) continue;
        yield {
          message: `Two connections have the name '${connection.name}'`,
          ...placeOfConnection(connection, [], fleet),
          notes: [`the first one is in ${before}, the second one in ${fileText(connection)}`],
          hint: 'libreswan loads the last of them, and the other peer is reached in clear or not at all.',
          nodes: [node],
        };
      }
    }
  },
});
