/** Where a value came from, as text: `dalang lookup --explain=short`. */
import type { Hop } from '../../compiler/index.ts';
import { Sensitive, type Value } from '../../compiler/values/index.ts';
import { renderValue } from '../render-value.ts';
import type { Terminal } from '../terminal.ts';
import { fromHere } from './search-text.ts';

/** So many characters of a value are shown on a line. */
const WIDTH = 80;

type Paint = Pick<Terminal, 'bold' | 'colorsResults'>;

/** The way of each key that was asked for; the value as a whole stands at the top. */
export function wayText(result: Value, hops: readonly Hop[], terminal: Paint): string {
  const last = hops.at(-1);
  const lines = hops.flatMap((hop) =>
    hopLines(hop === last && hop.from.length > 0 ? { ...hop, value: result } : hop, '', terminal),
  );
  return `${lines.join('\n')}\n`;
}

function hopLines(hop: Hop, indent: string, terminal: Paint): readonly string[] {
  const inner = `${indent}  `;
  const place = placeText(hop);
  const colored = place !== undefined && terminal.colorsResults ? `\u001b[36m${place}\u001b[0m` : place;
  return [
    `${indent}${hop.text}${becameText(hop)}`,
    ...(colored === undefined ? [] : [`${inner}at ${colored}`]),
    ...hop.from.flatMap((part) => hopLines(part, inner, terminal)),
  ];
}

/** What is not there has become nothing, which is an empty text where it was put into one. */
function becameText({ kind, value, isSecret }: Hop): string {
  if (isSecret === true || value instanceof Sensitive) return ' = [value redacted]';
  if (kind === 'interpolation' && value === undefined) return ' = ""';
  return value === undefined && kind !== 'data' ? '' : ` = ${shown(value)}`;
}

/** file:line:column with the path of keys; a level without places in files is named by its text alone. */
function placeText({ at, data }: Hop): string | undefined {
  const keys = data === undefined || data.path.length < 2 ? '' : ` (${data.path.map(String).join('.')})`;
  if (at !== undefined) {
    const { line, pos } = at.source.place(at.offset);
    return `${fromHere(at.source.file ?? 'code')}:${line}:${pos}${keys}`;
  }
  return data?.file === undefined ? undefined : `${fromHere(data.file)}${keys}`;
}

function shown(value: Value): string {
  const text = renderValue(value, 'json').trimEnd();
  return [...text].length <= WIDTH ? text : `${[...text].slice(0, WIDTH - 1).join('')}…`;
}
