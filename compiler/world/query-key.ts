/** One text for a query of PuppetDB: PQL as it stands, a query as lists as JSON. */
import { dataOf } from '../exported/data.ts';
import { stringifyData } from '../types/index.ts';
import type { Value } from '../values/index.ts';

/** Undefined for what is no query. */
export function queryKey(query: Value): string | undefined {
  if (Array.isArray(query)) return stringifyData(dataOf(query));
  if (typeof query !== 'string') return undefined;
  const text = query.trim();
  return text.startsWith('[') ? (normalJson(text) ?? text) : text;
}

function normalJson(text: string): string | undefined {
  try {
    return stringifyData(dataOf(JSON.parse(text)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
