import { PuppetHash, type Value } from '../values/index.ts';

/** A value from parsed JSON or YAML: whole numbers become Integers. */
export function fromData(data: unknown): Value {
  switch (typeof data) {
    case 'number':
      return Number.isInteger(data) && Math.abs(data) <= Number.MAX_SAFE_INTEGER ? BigInt(data) : data;
    case 'string':
    case 'boolean':
    case 'bigint':
      return data;
    case 'object':
      return fromObject(data);
    default:
      return undefined;
  }
}

function fromObject(data: object | null): Value {
  if (data === null) return undefined;
  if (Array.isArray(data)) return data.map(fromData);
  if (data instanceof PuppetHash) return data;
  const hash = new PuppetHash();
  const entries = data instanceof Map ? data : Object.entries(data);
  for (const [key, value] of entries) hash.set(data instanceof Map ? fromData(key) : (key as string), fromData(value));
  return hash;
}
