/**
 * Makes an image: starts Ruby with its library and Puppet's API (the files of `shim`), cleans up, and keeps what memory holds then.
 */
import { Buffer } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadOnlyFiles } from '../wasm/files.ts';
import { Machine, TICK_IMPORT } from '../wasm/machine.ts';
import { HEADER_BYTES, sectionHead, sectionsOf } from './binary.ts';
import type { Image } from './image.ts';
import { type ImageSource, SHIM_FILES } from './source.ts';
import { stripped } from './strip.ts';
import { withTicks } from './ticks.ts';

const ARGUMENTS = ['ruby.wasm', '--disable=gems', '-EUTF-8', '-e_=0'];
const PAGE_BYTES = 65_536;
const MOST_PAGES = 8192;
/** The stack lies at the beginning of memory, and is empty between calls. */
const STACK_BYTES = 16_777_216;
const BLOCK_BYTES = 4096;
/** Zeros between two blocks that are not worth a run of their own. */
const GAP_BYTES = 8192;

export function makeImage({ wasmFile, shim }: ImageSource): Image {
  const wasm = readFileSync(wasmFile);
  let answer = '';
  const host = {
    ask: () => answer,
    tick: () => undefined,
    files: new ReadOnlyFiles([]),
    write: (text: string) => void process.stderr.write(text),
    now: () => BigInt(Date.now()) * 1_000_000n,
    random: (bytes: Uint8Array) => void randomFillSync(bytes),
  };
  const machine = new Machine(new WebAssembly.Module(wasm), host);
  machine.start(ARGUMENTS);
  machine.evaluate("require 'js.so'");
  for (const name of SHIM_FILES) {
    answer = readFileSync(join(shim, `${name}.rb`), 'utf8');
    machine.release(machine.evaluate(`eval(JS.eval('?').to_s, TOPLEVEL_BINDING, 'dalang/${name}.rb', 1)`));
  }
  answer = JSON.stringify(['collect', []]);
  for (let round = 0; round < 2; round++) machine.release(machine.evaluate('Dalang.dispatch'));
  return imageOf(wasm, machine.memory.bytes);
}

function imageOf(wasm: Uint8Array, memory: Uint8Array): Image {
  memory.fill(0, 0, STACK_BYTES);
  const runs = runsOf(memory);
  return {
    module: moduleOf(wasm, memory.length / PAGE_BYTES),
    memory: Buffer.concat(runs.map(([from, to]) => memory.subarray(from, to))),
    runs,
  };
}

function moduleOf(wasm: Uint8Array, pages: number): Uint8Array {
  const parts = withTicks(stripped(sectionsOf(wasm), pages, MOST_PAGES), TICK_IMPORT);
  return Buffer.concat([
    wasm.subarray(0, HEADER_BYTES),
    ...parts.flatMap(([id, content]) => [sectionHead(id, content.length), content]),
  ]);
}

function runsOf(memory: Uint8Array): readonly (readonly [number, number])[] {
  const zeros = Buffer.alloc(BLOCK_BYTES);
  const runs: [number, number][] = [];
  for (let at = 0; at < memory.length; at += BLOCK_BYTES) {
    if (Buffer.compare(memory.subarray(at, at + BLOCK_BYTES), zeros) === 0) continue;
    const last = runs.at(-1);
    if (last && at - last[1] <= GAP_BYTES) last[1] = at + BLOCK_BYTES;
    else runs.push([at, at + BLOCK_BYTES]);
  }
  return runs;
}
