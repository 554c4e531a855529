/** One text for a query of PuppetDB: PQL as it stands, a query as lists as JSON. */
import { dataOf } from '../exported/data.ts';
import { countSteps } from '../limits.ts';
import { stringifyData } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

/** Undefined for what is no query: one holds nothing but data, and no secret. */
export function queryKey(query: Value): string | undefined {
  if (Array.isArray(query)) return isData(query) ? stringifyData(dataOf(query)) : undefined;
  if (typeof query !== 'string') return undefined;
  const text = query.trim();
  return text.startsWith('[') ? (normalJson(text) ?? text) : text;
}

function isData(value: Value): boolean {
  countSteps(1);
  if (Array.isArray(value)) return (value as readonly Value[]).every(isData);
  if (value instanceof PuppetHash) return [...value].every(([key, item]) => typeof key === 'string' && isData(item));
  return value === undefined || typeof value !== 'object';
}

function normalJson(text: string): string | undefined {
  try {
    return stringifyData(dataOf(JSON.parse(text)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
