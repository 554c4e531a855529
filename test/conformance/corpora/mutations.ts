import type { Case, Corpus } from '../corpus.ts';
import { moduleFiles, modulesMissing } from '../debian-modules.ts';
import { mutate } from '../mutate.ts';
import { Random } from '../random.ts';

const CASES = 6000;
/** Larger files only make the reference slow: what a mutation meets is within reach in a small one. */
const MAX_LENGTH = 6000;

export const corpus: Corpus = {
  name: 'mutations',
  description: `${CASES} small damages to manifests of the Debian modules: the same tree, or the same message at the same place`,
  maxSeconds: 1,
  missing: modulesMissing,
  requests: ({ seed }) => mutations(seed, CASES, false),
};

/** `count` damaged files, each file in its turn; `epp` takes templates instead of manifests. */
export function* mutations(seed: number, count: number, epp: boolean): Generator<Case> {
  const files = moduleFiles().filter((file) => file.epp === epp && file.text.length > 0 && file.text.length <= MAX_LENGTH);
  for (let number = 0; number < count; number++) {
    const random = new Random(seed * 1_000_003 + number);
    const original = random.pick(files);
    const { text, damage } = mutate(original.text, random);
    const id = `${seed}-${number} ${damage} ${original.path}`;
    yield { op: 'parse', id, source: text, file: original.file, ...(epp ? { epp } : {}) };
  }
}
