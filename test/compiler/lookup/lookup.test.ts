import { resolve } from 'node:path';
import { withoutExcerpt } from '../../support/lookup-cases.ts';
import { runTables } from '../../support/lookup-suite.ts';

runTables('lookup', resolve(import.meta.dirname, '../../../fixtures/lookup'), withoutExcerpt);
