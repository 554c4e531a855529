import type { Case, Corpus } from '../corpus.ts';
import { expression } from '../generate/expressions.ts';
import { Random } from '../random.ts';

const CASES = 40_000;

export const corpus: Corpus = {
  name: 'expressions',
  description: `${CASES} made-up expressions over operators, types and pure functions: value, type and text, or the whole message`,
  *requests({ seed }): Iterable<Case> {
    const random = new Random(seed);
    for (let i = 0; i < CASES; i++) {
      const code = expression(random);
      yield { op: 'eval', id: `${i}: ${code}`, code, facts: {} };
    }
  },
};
