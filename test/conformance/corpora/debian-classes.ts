import type { Case, Corpus } from '../corpus.ts';
import { MODULES, moduleFiles, modulesMissing } from '../debian-modules.ts';
import { systems, systemsMissing } from '../systems.ts';

function classNames(): string[] {
  const names = moduleFiles()
    .filter(({ path, epp }) => !epp && /^[^/]+\/manifests\//.test(path))
    .flatMap(({ text }) => [...text.matchAll(/^class\s+(?:::)?([a-z][\w:]*)/gm)].map((match) => match[1] as string));
  return [...new Set(names)].sort();
}

export const corpus: Corpus = {
  name: 'debian-classes',
  description: 'every class of the Debian packages puppet-module-* included on nodes of five operating systems, without data',
  missing: () => modulesMissing() ?? systemsMissing(),
  asksMachine: true,
  *requests(): Iterable<Case> {
    const nodes = systems();
    for (const name of classNames()) {
      for (const { name: system, facts } of nodes) {
        yield {
          op: 'compile',
          id: `${name} on ${system}`,
          code: `include ${name}`,
          modulepath: [MODULES],
          node: 'web1.example.com',
          facts,
        };
      }
    }
  },
};
