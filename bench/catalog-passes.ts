/**
 * A process of its own that compiles cases and says how long each took: the counterpart of
 * compile-puppet.rb, with the same input and output.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Compiler } from './bundled-compiler.ts';

interface Work {
  readonly bundle: string;
  readonly passes: number;
  readonly warm_ups: number;
  readonly cases: readonly {
    readonly name: string;
    readonly code: string;
    readonly modulepath?: readonly string[];
    readonly facts?: Readonly<Record<string, unknown>>;
  }[];
}

const work = JSON.parse(readFileSync(0, 'utf8')) as Work;
const { compile, Environment } = (await import(pathToFileURL(work.bundle).href)) as Compiler;
const cases: Record<string, { seconds: number[]; resources: number }> = {};
for (const { name, code, modulepath = [], facts = {} } of work.cases) {
  const environment = new Environment({ modulepath }).with({ code });
  const seconds: number[] = [];
  let resources = 0;
  for (let pass = 0; pass < work.warm_ups + work.passes; pass++) {
    const started = performance.now();
    const result = compile(environment, { name: 'bench', facts });
    if (!result.ok) throw new Error(`${name}: ${result.error}`);
    resources = JSON.stringify(result.catalog).length > 0 ? result.catalog.resources.length : 0;
    if (pass >= work.warm_ups) seconds.push((performance.now() - started) / 1000);
  }
  cases[name] = { seconds, resources };
}
process.stdout.write(JSON.stringify({ cases }));
