/** Writes what real Puppet answers into the tables fixtures/ruby/tables/*.yaml. */
import { join } from 'node:path';
import { recordTables } from './lookup.record.ts';
import { type Oracle, ROOT } from './oracle.ts';

export function record(oracle: Oracle): Promise<readonly string[]> {
  return recordTables(oracle, join(ROOT, 'fixtures', 'ruby', 'tables'), 'ruby-tables', (answer) => answer);
}
