import type { Case, Corpus } from '../corpus.ts';
import { madeExports } from '../generate/exports/index.ts';

const CASES = 5_000;

export const corpus: Corpus = {
  name: 'exported',
  description: `${CASES} made-up manifests that export and collect, with exported resources of other nodes`,
  *requests({ seed }): Iterable<Case> {
    for (let number = 0; number < CASES; number++) {
      yield { op: 'compile', id: `${seed}-${number}`, ...madeExports(seed * 1_000_003 + number) };
    }
  },
};
