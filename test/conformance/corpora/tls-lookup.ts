import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { DEFAULT, ENVIRONMENT, NODES, request } from '../../environments/tls-requests.ts';
import { filesBelow } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { stdlibMissing, stdlibModulepath } from '../tls-modules.ts';

export const corpus: Corpus = {
  name: 'tls-lookup',
  description: 'fixtures/environments/tls-everywhere: every key of its data, looked up for every node',
  missing: stdlibMissing,
  *requests() {
    const modulepath = stdlibModulepath();
    const keys = dataKeys();
    for (const node of NODES) {
      for (const key of keys)
        yield { ...request('lookup', node, DEFAULT, { modulepath, keys: [key] }), id: `${node}/${key}` } as Case;
    }
  },
};

/** Keys of all data files, each once. */
function dataKeys(): string[] {
  const folder = join(ENVIRONMENT, 'data');
  const files = filesBelow(folder).filter((path) => path.endsWith('.yaml'));
  const keys = files.flatMap((path) => Object.keys((load(readFileSync(join(folder, path), 'utf8')) ?? {}) as object));
  return [...new Set(keys)].filter((key) => key !== 'lookup_options').sort();
}
