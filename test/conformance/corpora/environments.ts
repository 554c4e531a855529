import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CONFORMANCE_DIR } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { madeEnvironment } from '../generate/environments/index.ts';
import { writeFiles } from '../generate/environments/write.ts';

const CASES = 10_000;

export const corpus: Corpus = {
  name: 'environments',
  description: `${CASES} made-up environments with modules, nodes and data: the whole catalog, or the whole message`,
  *requests({ seed }): Iterable<Case> {
    for (let number = 0; number < CASES; number++) {
      const { files, ...asked } = madeEnvironment(seed * 1_000_003 + number);
      const name = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
      const folder = join(CONFORMANCE_DIR, 'environments', name.slice(0, 2), name);
      writeFiles(folder, files);
      yield { op: 'compile', id: `${seed}-${number} ${name}`, environment: folder, ...asked };
    }
  },
};
