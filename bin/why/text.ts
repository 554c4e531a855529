/**
 * The ways of values as text. What came from one thing alone stands below it on lines of their own, and only where several things went
 * into a value does the text branch.
 */
import type { Hop } from '../../compiler/lookup/index.ts';
import type { Way, WhyAnswer } from '../../compiler/trace/index.ts';
import { convertToString } from '../../compiler/types/index.ts';
import { eql, type Value } from '../../compiler/values/index.ts';
import { frameLines } from '../../parser/diagnostics/frame.ts';
import { fromHere } from '../lookup/search-text.ts';
import type { Terminal } from '../terminal.ts';

interface Paint {
  readonly color: boolean;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
}

function paintOf(color: boolean): Paint {
  const ansi = (code: number) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { color, bold: ansi(1), faint: ansi(36) };
}

const MOST_OF_VALUE = 100;

/** One parameter: the value, and its way. */
export function whyText(answer: WhyAnswer, { colorsResults }: Pick<Terminal, 'colorsResults'>): string {
  const paint = paintOf(colorsResults);
  return `${[...head(answer, paint), ...answer.ways.flatMap((way) => ['', ...wayLines(way, paint)])].join('\n')}\n`;
}

/** All parameters: each with its value and the place where it was given. */
export function summaryText(answer: WhyAnswer, { colorsResults }: Pick<Terminal, 'colorsResults'>): string {
  const paint = paintOf(colorsResults);
  const rows = answer.ways.map((way) => [`${way.name} = ${valueText(way)}`, originText(way)] as const);
  const lines = rows.map(([left, right]) => (right === '' ? `  ${left}` : `  ${left}  ${paint.faint(right)}`));
  return `${[...head(answer, paint), '', ...(lines.length === 0 ? ['  no parameters'] : lines)].join('\n')}\n`;
}

function head({ resource, node, declaration, isVirtual }: WhyAnswer, paint: Paint): readonly string[] {
  const virtual = isVirtual ? ', virtual: the node does not get it' : '';
  const lines = [`${paint.bold(resource)} of ${node}${virtual}`];
  if (declaration !== undefined) {
    const { at, inside } = declaration;
    lines.push(`  declared at ${placeText(at)}${inside === undefined ? '' : ` in ${inside}`}`);
  }
  return lines;
}

function wayLines(way: Way, paint: Paint): readonly string[] {
  const printed = new Set<Hop>();
  const root = `${way.name} = ${valueText(way)}`;
  return [`  ${root}`, ...branches(way.from, way, '  ', printed, paint)];
}

// --- The tree -----------------------------------------------------------------------------------------------------------

/** What the step above had as its value: that is not told again. */
interface Told {
  readonly value?: Value;
}

function branches(hops: readonly Hop[], told: Told, indent: string, printed: Set<Hop>, paint: Paint): readonly string[] {
  const [only, second] = hops;
  if (only !== undefined && second === undefined) return chain(only, told, `${indent}\u2190 `, indent, printed, paint);
  return hops.flatMap((hop, index) => {
    const isLast = index === hops.length - 1;
    return chain(
      hop,
      told,
      `${indent}${isLast ? '\u2514' : '\u251c'}\u2500 `,
      `${indent}${isLast ? ' ' : '\u2502'}  `,
      printed,
      paint,
    );
  });
}

/** A step with those below it, until the way parts. */
function chain(hop: Hop, told: Told, first: string, indent: string, printed: Set<Hop>, paint: Paint): readonly string[] {
  const line = `${first}${hopText(hop, told)}${hop.at === undefined ? '' : `  ${paint.faint(`(${placeText(hop.at)})`)}`}`;
  const frame = hop.kind === 'data' ? dataLines(hop, indent, paint) : [];
  if (printed.has(hop) && hop.from.length > 0) return [line, ...frame, `${indent}${paint.faint('  as told above')}`];
  printed.add(hop);
  return [line, ...frame, ...branches(hop.from, 'value' in hop ? hop : told, indent, printed, paint)];
}

function hopText(hop: Hop, told: Told): string {
  const path = hop.path === undefined || hop.path.length === 0 ? '' : `, of it ${pathText(hop.path)}`;
  if (hop.isSecret === true) return `${hop.text}${path} = [value redacted]`;
  const isSame = !('value' in hop) || ('value' in told && eql(hop.value, told.value));
  return isSame ? `${hop.text}${path}` : `${hop.text}${path} = ${shown(hop.value)}`;
}

function pathText(path: readonly Value[]): string {
  return path.map((step) => `[${convertToString(step, '%p')}]`).join('');
}

/** The file with the line and its key; the line is not shown where it holds a secret. */
function dataLines(hop: Hop, indent: string, paint: Paint): readonly string[] {
  const { at, data, isSecret } = hop;
  const margin = `${indent}    `;
  const declared = data?.declared === undefined ? [] : [`${margin}${paint.faint(`path ${data.declared}`)}`];
  if (at === undefined) return [...(data?.file === undefined ? [] : [`${margin}${fromHere(data.file)}`]), ...declared];
  return isSecret === true ? declared : [...declared, ...frameLines(at, paint.color).map((line) => `${margin}${line}`)];
}

function placeText({ source, offset }: NonNullable<Hop['at']>): string {
  const { line, pos } = source.place(offset);
  return `${fromHere(source.file ?? 'code')}:${line}:${pos}`;
}

/** What gave a parameter its value: the attribute, the data, the default. */
function originText({ from }: Way): string {
  const [hop, second] = from;
  if (hop === undefined) return '';
  const at = hop.at ?? hop.from.find((inner) => inner.at !== undefined)?.at;
  const more = second === undefined ? '' : ', and more';
  return `${hop.text}${at === undefined ? '' : ` (${placeText(at)})`}${more}`;
}

function valueText(way: Way): string {
  return 'value' in way ? shown(way.value) : '[value redacted]';
}

/** On one line, as the Puppet language would have it; cut when it is long. */
function shown(value: Value): string {
  const text = convertToString(value, '%p').replaceAll('\n', '\\n');
  const characters = [...text];
  return characters.length > MOST_OF_VALUE ? `${characters.slice(0, MOST_OF_VALUE - 1).join('')}\u2026` : text;
}
