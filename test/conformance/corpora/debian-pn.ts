import type { Corpus } from '../corpus.ts';
import { moduleFiles, modulesMissing } from '../debian-modules.ts';

export const corpus: Corpus = {
  name: 'debian-pn',
  description: 'syntax tree (PN), errors and warnings of every .pp and .epp file of the Debian packages puppet-module-*',
  missing: modulesMissing,
  *requests() {
    for (const { path, file, text, epp } of moduleFiles())
      yield { op: 'parse', id: path, source: text, file, ...(epp ? { epp } : {}) };
  },
};
