import { basename } from 'node:path';
import type { Json } from '../../support/line-process.ts';
import { readTables } from '../../support/snippets.ts';
import type { Corpus } from '../corpus.ts';

export const corpus: Corpus = {
  name: 'validate-snippets',
  description:
    'the snippets of fixtures/validate, one or more for every static check: tree, or errors and warnings with their places',
  *requests() {
    for (const [path, { cases }] of readTables()) {
      for (const { name, source, file, epp, tasks, strict } of cases) {
        const settings: Record<string, Json> = {
          ...(tasks === undefined ? {} : { tasks }),
          ...(strict === undefined ? {} : { strict }),
        };
        const optional = { ...(file === undefined ? {} : { file }), ...(epp ? { epp } : {}) };
        yield { op: 'parse', id: `${basename(path, '.yaml')}: ${name}`, source, settings, ...optional };
      }
    }
  },
};
