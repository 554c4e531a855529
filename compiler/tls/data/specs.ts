/** What data says of certificates that are to be asked for. */
import { PuppetHash, type Value } from '../../values/index.ts';
import { looksLikeTlsFile } from '../graph/index.ts';
import type { Spec, SpecFamily } from '../node.ts';
import type { DataOrigins } from './origins.ts';

const NAME_FIELD = /^(?:hostname|principal|dnsnames?)$/;

/** The specs in the value of a key: it is one, or a hash of them. */
export function familyOf(key: string, origins: DataOrigins, isAsked: boolean): SpecFamily | undefined {
  const value = origins.value(key);
  if (!(value instanceof PuppetHash)) return undefined;
  if (isSpec(value)) return { key, isAsked, specs: [specOf(key, key, [], value, origins)] };
  const specs = [...value].flatMap(([name, inner]): readonly Spec[] =>
    inner instanceof PuppetHash && isSpec(inner) ? [specOf(String(name), key, [name], inner, origins)] : [],
  );
  return specs.length === 0 ? undefined : { key, isAsked, specs };
}

/** Two files of TLS, or one beside a name. */
function isSpec(hash: PuppetHash): boolean {
  const entries = [...hash];
  const files = entries.filter(([, value]) => typeof value === 'string' && looksLikeTlsFile(value)).length;
  return files > 1 || (files === 1 && entries.some(([name]) => NAME_FIELD.test(String(name))));
}

function specOf(name: string, key: string, path: readonly Value[], hash: PuppetHash, origins: DataOrigins): Spec {
  const fields = new Map<string, string>();
  for (const [field, value] of hash) {
    if (value !== undefined && typeof value !== 'object') fields.set(String(field), String(value));
  }
  return {
    name,
    fields,
    place: (field, atSource = false) =>
      field !== undefined && fields.has(field)
        ? origins.place({ key, path: [...path, field] }, atSource)
        : origins.keyPlace(key, path),
  };
}
