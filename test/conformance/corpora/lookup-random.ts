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
      // Version 3 wants absolute folders.
      const files = Object.entries(environment.files).map(([path, text]) => [path, text.replaceAll('/ENVIRONMENT', folder)]);
      writeFiles(folder, Object.fromEntries(files));
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

/** The same keys from code, by the functions of Hiera 3 or by `lookup`. */
function call(name: string, folder: string, { facts }: DataEnvironment, random: Random, key: string): Case {
  const code = random.pick([
    `lookup('${escaped(key)}')`,
    `lookup('${escaped(key)}', undef, undef, 'default')`,
    `lookup({'name' => '${escaped(key)}', 'override' => {'host' => 'other'}, 'default_values_hash' => {'missing' => 1, 'nope' => 'N'}})`,
    `hiera('${escaped(key)}', 'default')`,
    `hiera('${escaped(key)}', 'default', 'two')`,
    `hiera_array('${escaped(key)}')`,
    `hiera_hash('${escaped(key)}')`,
    `[lookup('${escaped(key)}', default_value => 1), lookup('a'), lookup('${escaped(key)}')]`,
  ]);
  const settings = { hiera_config: join(folder, 'global.yaml') };
  return { op: 'eval', id: `${name} ${code}`, environment: folder, facts, code, settings };
}

function escaped(text: string): string {
  return text.replace(/['\\]/g, '\\$&');
}

function* questions(name: string, folder: string, environment: DataEnvironment, random: Random): Generator<Case> {
  for (const key of environment.keys) {
    const merge = random.pick(MERGES);
    const explain = random.below(3) === 0;
    const settings = { hiera_config: join(folder, 'global.yaml') };
    const asked = { ...(merge === null ? {} : { merge }), ...(explain ? { explain } : {}) };
    if (random.below(8) === 0) yield call(name, folder, environment, random, key);
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
