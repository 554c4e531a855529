/** Differences in words: their heads, their values as lines, and the nodes that have them. */
import { createTwoFilesPatch } from 'diff';
import { asText, type Difference } from '../../compiler/golden/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { listed } from '../../parser/diagnostics/suggest.ts';
import { counted } from '../reports/index.ts';
import type { Plan } from './plan.ts';
import type { Group } from './result.ts';
import { nodeText } from './store.ts';

const MOST_LINES = 60;
const CONTEXT = 3;

/** What differs, on one line. */
export function headOf({ kind, what, item, path, arrow, before, now }: Difference): string {
  if (what === 'error') {
    return before === undefined
      ? 'does not compile any more'
      : now === undefined
        ? 'compiles now'
        : 'does not compile, otherwise than before';
  }
  if (arrow !== undefined) return `${arrow}: ${what}`;
  // The answer of a lookup is a thing without further names.
  const names = kind === 'lookups' ? path.slice(1) : path;
  const subject = `${SUBJECTS[kind] ?? ''}${[item, ...names].join(' ')}`;
  if (what === 'changed') return subject;
  if (what !== 'moved') return `${subject}: ${what}`;
  return `${subject}: ${placeInOrder(now)}, before it was ${placeInOrder(before)}`;
}

const SUBJECTS: Readonly<Record<string, string>> = {
  lookups: 'lookup of ',
  templates: 'template ',
  certificates: 'certificate table: ',
};

function placeInOrder(previous: Value): string {
  return previous === undefined ? 'first in the catalog' : `after ${String(previous)}`;
}

/** Lines with `-`, `+`, a space, or `@@` before them. */
export function linesOf({ what, path, arrow, before, now }: Difference): readonly string[] {
  if (arrow !== undefined || what === 'moved' || (what === 'removed' && path.length === 0)) return [];
  const [old, fresh] = [textOf(before), textOf(now)];
  const isShort = [old, fresh].every((text) => text === undefined || !text.trimEnd().includes('\n'));
  const lines =
    isShort || old === undefined || fresh === undefined ? [...marked('-', old), ...marked('+', fresh)] : patch(old, fresh);
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `(${counted(lines.length - MOST_LINES, 'more line')})`];
}

function textOf(value: Value): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  return value instanceof PuppetHash || Array.isArray(value) ? blockText(value) : asText(value).slice(4).trimEnd();
}

/** As it stands in the golden file, without the key before it. */
function blockText(value: Value): string {
  return asText(value)
    .replace(/^'':(?: |\n)/, '')
    .replaceAll(/^ {2}/gm, '');
}

function marked(mark: string, text: string | undefined): readonly string[] {
  return text === undefined
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${mark} ${line}`);
}

function patch(old: string, fresh: string): readonly string[] {
  const lines = createTwoFilesPatch('', '', old, fresh, undefined, undefined, { context: CONTEXT }).split('\n');
  const start = lines.findIndex((line) => line.startsWith('@@'));
  return lines.slice(start).filter((line, index, all) => line !== '' || index < all.length - 1);
}

/** The cases and kinds that a difference is in, and of which nodes. */
export function whereText({ places }: Group, { jobs }: Plan): string {
  const cases = [...new Set(places.map(({ testCase, kind }) => `${testCase}/${kind}`))];
  const nodes = [...new Set(places.map(nodeText))];
  const names = new Set(places.map(({ testCase }) => testCase));
  const all = jobs.filter(({ cases: own }) => own.some(({ name }) => names.has(name))).length;
  const count = nodes.length === all ? `all ${all}` : `${nodes.length} of ${all}`;
  return `${cases.join(', ')}: on ${nodes.length === 1 ? nodes[0] : `${count}: ${listed(nodes)}`}`;
}
