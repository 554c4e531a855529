import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CONFORMANCE_DIR } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { MODULES, modulesMissing } from '../debian-modules.ts';
import { dataFor } from '../generate/debian/data.ts';
import { type Declaration, type Declarations, readDeclarations } from '../generate/debian/declarations.ts';
import { writeFiles } from '../generate/environments/write.ts';
import { Random } from '../random.ts';
import { systemsMissing, systemsWithModules } from '../systems.ts';

export const corpus: Corpus = {
  name: 'debian-data',
  description:
    'every class of the Debian packages puppet-module-* with hiera data for the classes of its module, on five operating systems in turn',
  missing: () => modulesMissing() ?? systemsMissing(),
  asksMachine: true,
  *requests({ seed }): Iterable<Case> {
    const declarations = readDeclarations();
    const classes = [...declarations.classes.values()];
    const folders = new Map([...byModule(classes)].map(([module, its]) => [module, environment(module, its, declarations, seed)]));
    const nodes = systemsWithModules();
    // Each class once before any of them a second time: a run with --limit, or one that was stopped, has met them all.
    for (let round = 0; round < nodes.length; round++)
      for (const [ordinal, { name, module }] of classes.entries()) {
        const node = nodes[(ordinal + round) % nodes.length];
        if (node === undefined) continue;
        yield {
          op: 'compile',
          id: `${name} on ${node.name}`,
          code: `include ${name}`,
          environment: folders.get(module),
          modulepath: [MODULES],
          node: 'web1.example.com',
          facts: node.facts,
        };
      }
  },
};

function byModule(classes: readonly Declaration[]): ReadonlyMap<string, readonly Declaration[]> {
  const modules = new Map<string, Declaration[]>();
  for (const one of classes) modules.set(one.module, [...(modules.get(one.module) ?? []), one]);
  return modules;
}

/** Its folder; one is named so that its content never changes. */
function environment(module: string, classes: readonly Declaration[], declarations: Declarations, seed: number): string {
  const files = dataFor(classes, declarations, Random.named(seed, module));
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const folder = join(CONFORMANCE_DIR, 'debian-data', `${module}-${digest}`);
  writeFiles(folder, files);
  return folder;
}
