import type { Corpus } from '../corpus.ts';
import { modulesMissing } from '../debian-modules.ts';
import { mutations } from './mutations.ts';

const CASES = 1000;

export const corpus: Corpus = {
  name: 'epp-mutations',
  description: `${CASES} small damages to EPP templates of the Debian modules`,
  maxSeconds: 1,
  missing: modulesMissing,
  requests: ({ seed }) => mutations(seed, CASES, true),
};
