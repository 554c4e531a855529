import { realCases, realModulesMissing, realRequest } from '../../environments/tls-real.ts';
import type { Case, Corpus } from '../corpus.ts';

export const corpus: Corpus = {
  name: 'tls-real',
  description: 'catalogs of fixtures/environments/tls-everywhere-real: Debian’s stdlib, concat, haproxy and apache',
  missing: realModulesMissing,
  *requests() {
    for (const { node, deployment } of realCases()) yield realRequest('compile', node, deployment) as Case;
  },
};
