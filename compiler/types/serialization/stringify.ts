import { countSteps } from '../../limits.ts';
import { formatFloat } from '../float-format.ts';
import type { Data } from './to-data.ts';

/** Data as JSON text: integers of any size in full, floats as Ruby prints them. With an indent, over several lines as Ruby does it. */
export function stringifyData(data: Data, indent = 0, level = 0): string {
  if (typeof data === 'bigint') return `${data}`;
  if (typeof data === 'number') return formatFloat(data);
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  countSteps(1);
  const inner = `\n${' '.repeat(indent * (level + 1))}`;
  const outer = `\n${' '.repeat(indent * level)}`;
  const join = (parts: readonly string[], open: string, close: string): string => {
    if (parts.length === 0) return open + close;
    return indent === 0 ? open + parts.join(',') + close : open + inner + parts.join(`,${inner}`) + outer + close;
  };
  if (Array.isArray(data))
    return join(
      data.map((item) => stringifyData(item, indent, level + 1)),
      '[',
      ']',
    );
  const entries = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}:${indent === 0 ? '' : ' '}${stringifyData(value, indent, level + 1)}`,
  );
  return join(entries, '{', '}');
}
