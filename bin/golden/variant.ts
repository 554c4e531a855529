/** A node with other facts. */
import type { NodeData } from '../../compiler/index.ts';
import { fromData } from '../../compiler/node/from-data.ts';
import { localTrusted, type NamedData } from '../../compiler/node/node.ts';
import type { NodePlaces } from '../../compiler/trace/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { placesIn } from '../nodes/document.ts';
import type { VariantSettings } from '../project/index.ts';

export function variantOf(node: NodeData, { facts, trusted }: VariantSettings): NodeData {
  return {
    ...node,
    ...(facts === undefined ? {} : { facts: laidOver(hashOf(node.facts ?? {}), facts) }),
    ...(trusted === undefined ? {} : { trusted: laidOver(hashOf(node.trusted ?? localTrusted(node.name)), trusted) }),
  };
}

/** Where facts are written: those of the variant in the file of settings, all others where those of the node are. */
export function variantPlaces(file: string, variant: string, own: NodePlaces): NodePlaces {
  const settings = placesIn(file);
  return (kind, path) => {
    const setting = SETTINGS[kind];
    const place = setting && settings?.place(['tests', 'variants', variant, setting, ...path]);
    return settings && place ? { source: settings.source, offset: place.offset, length: place.length } : own(kind, path);
  };
}

const SETTINGS: Readonly<Record<string, string>> = { fact: 'facts', 'trusted fact': 'trusted' };

function hashOf(data: NamedData): PuppetHash {
  return data instanceof PuppetHash ? data : (fromData(data) as PuppetHash);
}

/** Hashes are merged at every depth; a key without a value takes away what is under it. */
function laidOver(below: PuppetHash, above: PuppetHash): PuppetHash {
  const result = new PuppetHash(below);
  for (const [key, value] of above) {
    const known: Value = below.get(key);
    if (value === undefined) result.delete(key);
    else if (value instanceof PuppetHash && known instanceof PuppetHash) result.set(key, laidOver(known, value));
    else result.set(key, value);
  }
  return result;
}
