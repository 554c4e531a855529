/** `npm run bench [NAME...]`: runs every `bench/*.bench.ts`, each of which exports `run(): Promise<string>`, the table it prints. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .sort();
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no benchmark named ${unknown.join(', ')}; there are: ${names.join(', ')}\n`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : names) {
  const { run } = (await import(pathToFileURL(join(import.meta.dirname, `${name}.bench.ts`)).href)) as {
    run: () => Promise<string>;
  };
  process.stdout.write(`${name}\n${await run()}\n`);
}
