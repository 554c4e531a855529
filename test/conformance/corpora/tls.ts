import { everyCase, request } from '../../environments/tls-requests.ts';
import type { Case, Corpus } from '../corpus.ts';
import { stdlibMissing, stdlibModulepath } from '../tls-modules.ts';

export const corpus: Corpus = {
  name: 'tls',
  description: 'catalogs of fixtures/environments/tls-everywhere: every node in every release, variant and step',
  missing: stdlibMissing,
  *requests() {
    const modulepath = stdlibModulepath();
    for (const { node, deployment } of everyCase()) yield request('compile', node, deployment, { modulepath }) as Case;
  },
};
