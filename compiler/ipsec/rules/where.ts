/** Places and words that several rules over connections need. */
import type { RuleFinding } from '../../validate/rule.ts';
import { sameText } from '../address.ts';
import type { Connection } from '../connection.ts';
import { at, type IpsecFleet } from '../fleet.ts';
import type { NodeProblem } from '../node.ts';

type Place = Pick<RuleFinding, 'at' | 'file'>;

/** Where the data has the file's line, or else the resource that makes the file. */
export function placeOfProblem(node: string, { path, text }: NodeProblem, fleet: IpsecFleet): Place {
  const inData = fleet.places.inText(node, text);
  return inData === undefined ? fleet.places.ofResource(fleet.nodes.get(node)?.files.get(path)) : { at: inData };
}

/** Where the data of a node has one of the texts, or else the line of the connection, or the resource that makes its file. */
export function placeOfConnection(connection: Connection, texts: readonly (string | undefined)[], fleet: IpsecFleet): Place {
  const { node, path, name } = connection;
  for (const text of texts) {
    const found = text === undefined ? undefined : fleet.places.ofText(node, text);
    if (found !== undefined) return at(found);
  }
  return placeOfProblem(node, { message: '', path, line: connection.line, text: `conn ${name}` }, fleet);
}

/** Where the data has the address of a node: the entry of the node itself, if there is one. */
export function placeOfAddress(node: string, connection: Connection, address: string, fleet: IpsecFleet): Place {
  const view = fleet.viewOf(node);
  const host = fleet.hostOf(node);
  for (const [network, one] of view?.topology.nodes.get(host)?.addresses ?? []) {
    if (sameText(one) === address) return at(view?.place('nodes', [host, network]));
  }
  return placeOfConnection(connection, [address], fleet);
}

/** The file and line of a connection on its node. */
export function fileText({ path, line }: Connection): string {
  return `${path}:${line}`;
}
