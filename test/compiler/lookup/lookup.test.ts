import { resolve } from 'node:path';
import { runTables } from '../../support/lookup-suite.ts';

runTables('lookup', resolve(import.meta.dirname, '../../../fixtures/lookup'));
