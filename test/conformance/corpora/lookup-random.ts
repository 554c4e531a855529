import { join } from 'node:path';
import { CONFORMANCE_DIR } from '../../record/oracle.ts';
import type { Json } from '../../support/line-process.ts';
import type { Case, Corpus } from '../corpus.ts';
import { writeFiles } from '../generate/environments/write.ts';
import { type DataEnvironment, randomEnvironment } from '../lookup-environment.ts';
import { Random } from '../random.ts';

const ENVIRONMENTS = 60;

export const corpus: Corpus = {
  name: 'lookup-random',
  description: `${ENVIRONMENTS} environments of made-up hierarchies and data: every key with several merges, explained`,
  maxSeconds: 2,
  *requests({ seed }) {
    for (let number = 0; number < ENVIRONMENTS; number++) {
      const random = new Random(seed * 7919 + number);
      const environment = randomEnvironment(random);
      const folder = join(CONFORMANCE_DIR, 'lookup-random', `${seed}-${number}`);
      writeFiles(folder, environment.files);
      yield* questions(`${seed}-${number}`, folder, environment, random);
    }
  },
};

const MERGES: readonly Json[] = [
  null,
  null,
  null,
  'first',
  'unique',
  'hash',
  'deep',
  { strategy: 'deep', knockout_prefix: '--' },
  { strategy: 'deep', sort_merged_arrays: true },
  { strategy: 'deep', merge_hash_arrays: true },
];

function* questions(name: string, folder: string, environment: DataEnvironment, random: Random): Generator<Case> {
  for (const key of environment.keys) {
    const merge = random.pick(MERGES);
    const explain = random.below(3) === 0;
    const settings = { hiera_config: join(folder, 'global.yaml') };
    const asked = { ...(merge === null ? {} : { merge }), ...(explain ? { explain } : {}) };
    yield {
      op: 'lookup',
      id: `${name} ${key} ${JSON.stringify(asked)}`,
      environment: folder,
      facts: environment.facts,
      keys: [key],
      settings,
      ...asked,
    };
  }
}
