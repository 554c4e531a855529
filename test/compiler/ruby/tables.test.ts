import { resolve } from 'node:path';
import { runTables } from '../../support/lookup-suite.ts';

runTables('Ruby', resolve(import.meta.dirname, '../../../fixtures/ruby/tables'));
