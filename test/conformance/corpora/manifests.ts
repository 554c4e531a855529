import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFORMANCE_DIR } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { type MadeManifest, makeManifest } from '../generate/manifests/index.ts';
import { Random } from '../random.ts';

const CASES = 10_000;
const FACTS = { os: { family: 'Debian', release: { major: '12' } }, osfamily: 'Debian', count: 3 };

export const corpus: Corpus = {
  name: 'manifests',
  description: `${CASES} made-up manifests: scopes, functions, lambdas, jumps, templates, classes; catalog and logs, or the whole message`,
  maxSeconds: 10,
  *requests({ seed }): Iterable<Case> {
    for (let number = 0; number < CASES; number++) yield manifestCase(seed, number);
  },
};

/** One case, which is the same whatever is made before it. */
export function manifestCase(seed: number, number: number): Case {
  const random = new Random(seed * 1_000_003 + number);
  const manifest = makeManifest(random, 1 + (number % 3));
  const id = `${seed}-${number}`;
  const common = { op: 'compile', id, facts: FACTS, log_level: 'notice', settings: manifest.settings } as const;
  if (Object.keys(manifest.files).length === 0) return { ...common, code: manifest.code };
  return { ...common, environment: write(join(CONFORMANCE_DIR, 'manifests', id), manifest) };
}

function write(folder: string, { code, files }: MadeManifest): string {
  for (const [path, text] of Object.entries({ ...files, 'manifests/site.pp': code })) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
