/**
 * `npm run record [NAME...]`: asks real Puppet for every recorded answer in fixtures/ anew. Each `test/record/*.record.ts` exports
 * `record(oracle): Promise<string[]>`, which writes its files and returns their paths.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Oracle, ROOT } from './oracle.ts';

interface Recorder {
  readonly record: (oracle: Oracle) => Promise<readonly string[]>;
}

const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.record.ts'))
  .sort();
const unknown = wanted.filter((name) => !names.includes(`${name}.record.ts`));
if (unknown.length > 0) {
  process.stderr.write(
    `no recording named ${unknown.join(', ')}; there are: ${names.map((name) => name.replace('.record.ts', '')).join(', ')}\n`,
  );
  process.exit(2);
}
const oracle = new Oracle();
if (oracle.version === undefined) {
  process.stderr.write('recording needs real Puppet: apt-get install puppet-agent\n');
  process.exit(2);
}
for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name.replace('.record.ts', ''))) continue;
  const { record } = (await import(pathToFileURL(join(import.meta.dirname, name)).href)) as Recorder;
  const files = await record(oracle);
  process.stdout.write(`${name}: ${files.length} files from Puppet ${oracle.version}\n`);
  for (const file of files) process.stdout.write(`  ${relative(ROOT, file)}\n`);
}
await oracle.close();
