/** `dalang lookup --keys`: all keys that there are in the data, each with its levels and places. */
import { type CompileOptions, type Environment, type KnownKey, keysOf, type NodeData } from '../../compiler/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { EXIT } from '../command.ts';
import { sayFailure, sayLogs } from '../outcome.ts';
import { renderValue } from '../render-value.ts';
import type { Terminal } from '../terminal.ts';
import { fromHere } from './search-text.ts';

/** A key at a place, and the nodes that get there. */
interface Row {
  readonly known: KnownKey;
  readonly nodes: string[];
}

/** Prints the keys in order of their names, the places of each in the order that a lookup asks them. */
export async function showKeys(
  environment: Environment,
  nodes: readonly NodeData[],
  compile: boolean,
  options: CompileOptions,
  format: string,
  terminal: Terminal,
): Promise<number> {
  const rows = new Map<string, Row>();
  const silent = new Set<string>();
  let status: number = EXIT.OK;
  for (const node of nodes) {
    const result = keysOf(environment, node, { compile }, options);
    if (result.ok) {
      sayLogs(result.logs, terminal);
      for (const known of result.keys) add(rows, known, node.name);
      for (const level of result.silent) silent.add(level);
    } else {
      sayFailure(result, terminal);
      status = EXIT.FINDINGS;
    }
  }
  for (const level of silent) terminal.say(`Notice: level "${level}" is asked key by key and tells none`);
  const sorted = [...rows.values()].sort((a, b) => compare(a.known.key, b.known.key));
  await terminal.print(format === 's' ? table(sorted, nodes.length) : renderValue(sorted.map(rowValue), format));
  return status;
}

function add(rows: Map<string, Row>, known: KnownKey, node: string): void {
  const name = JSON.stringify([known.key, known.layer, known.level, known.file]);
  const row = rows.get(name);
  if (row === undefined) rows.set(name, { known, nodes: [node] });
  else row.nodes.push(node);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function table(rows: readonly Row[], count: number): string {
  const keyWidth = widest(rows.map(({ known }) => known.key));
  const levelWidth = widest(rows.map(({ known }) => known.level));
  const lines = rows.map(({ known, nodes }) => {
    const share = count > 1 ? `  ${nodes.length} of ${count} nodes` : '';
    return `${known.key.padEnd(keyWidth)}  ${known.level.padEnd(levelWidth)}  ${placeText(known)}${share}\n`;
  });
  return lines.join('');
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0);
}

function placeText({ file, place }: KnownKey): string {
  return place === undefined ? fromHere(file) : `${fromHere(file)}:${place.line}:${place.column}`;
}

function rowValue({ known, nodes }: Row): PuppetHash {
  const { key, layer, level, file, place } = known;
  const where: [Value, Value][] =
    place === undefined
      ? []
      : [
          ['line', BigInt(place.line)],
          ['column', BigInt(place.column)],
        ];
  return new PuppetHash([['key', key], ['layer', layer], ['level', level], ['file', fromHere(file)], ...where, ['nodes', nodes]]);
}
