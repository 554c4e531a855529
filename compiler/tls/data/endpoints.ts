/** URLs that clients are given: in data, and in parameters of resources. */
import { refOf } from '../../catalog/checks/catalog-index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { leavesIn, type TlsGraph } from '../graph/index.ts';
import type { Blame, Endpoint, Place } from '../node.ts';
import type { DataOrigins } from './origins.ts';

const NONE: readonly Endpoint[] = [];
const URL = /^https?:\/\/\S+$/;

/** Names under which the parts of a URL stand beside one another. */
const SCHEME = 'protocol';
const HOST = 'host';
const PORT = 'port';

export function endpointsInData(key: string, origins: DataOrigins): readonly Endpoint[] {
  const found: Endpoint[] = [];
  const visit = (value: Value, path: readonly Value[]): void => {
    if (typeof value === 'string' && URL.test(value)) {
      found.push({ url: value, name: nameOf(key, path), place: () => origins.place({ key, path }, false) });
    } else if (value instanceof PuppetHash) {
      const endpoint = takenApart(value, key, path, origins);
      if (endpoint !== undefined) found.push(endpoint);
      for (const [step, inner] of value) visit(inner, [...path, step]);
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, BigInt(index)]);
    }
  };
  visit(origins.value(key), []);
  return found;
}

function takenApart(hash: PuppetHash, key: string, path: readonly Value[], origins: DataOrigins): Endpoint | undefined {
  const [scheme, host, port] = [SCHEME, HOST, PORT].map((name) => hash.get(name));
  if (typeof scheme !== 'string' || typeof host !== 'string' || port === undefined) return undefined;
  return {
    url: `${scheme}://${host}:${String(port)}`,
    name: nameOf(key, path),
    place: (part) => origins.place({ key, path: [...path, part === 'scheme' ? SCHEME : HOST] }, false),
  };
}

function nameOf(key: string, path: readonly Value[]): string {
  return `'${[key, ...path.map(String)].join('.')}'`;
}

/** Those that data does not have as they are. */
export function endpointsInCatalog(
  { resources }: TlsGraph,
  known: ReadonlySet<string>,
  place: (blame: Blame) => Place,
): readonly Endpoint[] {
  const seen = new Set(known);
  return resources.flatMap((resource) =>
    Object.entries(resource.parameters ?? {}).flatMap(([parameter, value]): readonly Endpoint[] => {
      if (!holdsUrl(value)) return NONE;
      return leavesIn(value, [parameter]).flatMap(({ text, path }): readonly Endpoint[] => {
        if (!URL.test(text) || seen.has(text)) return [];
        seen.add(text);
        return [
          { url: text, name: `${refOf(resource)} ${path.join('.')}`, place: () => place({ resource, parameter, value: text }) },
        ];
      });
    }),
  );
}

/** Nearly no parameter does. */
function holdsUrl(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('http');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUrl);
}
