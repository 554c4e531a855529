import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../support/line-process.ts';
import type { Case, Corpus } from '../corpus.ts';
import { MODULES, moduleFiles, modulesMissing } from '../debian-modules.ts';

/** Where Debian's package facterdb has recorded facts. */
const GEMS = '/usr/share/rubygems-integration/all/gems';
const SYSTEMS = ['debian-11-x86_64', 'centos-8-x86_64', 'redhat-7-x86_64', 'ubuntu-20.04-x86_64', 'sles-15-x86_64'];

function factFolders(): string[] {
  if (!existsSync(GEMS)) return [];
  const gem = readdirSync(GEMS).find((name) => name.startsWith('facterdb-'));
  if (gem === undefined) return [];
  const facts = join(GEMS, gem, 'facts');
  const newestFirst = readdirSync(facts).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map((version) => join(facts, version));
}

/** The newest recorded facts of each system. */
function factSets(): [system: string, facts: Record<string, Json>][] {
  return SYSTEMS.flatMap((system): [string, Record<string, Json>][] => {
    const folder = factFolders().find((candidate) => existsSync(join(candidate, `${system}.facts`)));
    if (folder === undefined) return [];
    return [[system, JSON.parse(readFileSync(join(folder, `${system}.facts`), 'utf8')) as Record<string, Json>]];
  });
}

function classNames(): string[] {
  const names = moduleFiles()
    .filter(({ path, epp }) => !epp && /^[^/]+\/manifests\//.test(path))
    .flatMap(({ text }) => [...text.matchAll(/^class\s+(?:::)?([a-z][\w:]*)/gm)].map((match) => match[1] as string));
  return [...new Set(names)].sort();
}

export const corpus: Corpus = {
  name: 'debian-classes',
  description: 'every class of the Debian packages puppet-module-* included on nodes of five operating systems, without data',
  missing: () => modulesMissing() ?? (factFolders().length === 0 ? 'no recorded facts: apt-get install facterdb' : undefined),
  *requests(): Iterable<Case> {
    const systems = factSets();
    for (const name of classNames()) {
      for (const [system, facts] of systems) {
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
