/** `dalang compile` with exported resources: a fleet, a file of exports, one node against it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalang } from '../support/program.ts';

const SITE = `
node 'collector' {
  Notify <<| tag == 'member' |>>
  puppetdb_query('inventory[certname] { facts.role = "member" }').each |$row| { notify { "seen \${row['certname']}": } }
}
node default { @@notify { "from \${facts['networking']['hostname']}": tag => 'member' } }
`;

const exporting = suite<{ folder: string }>('dalang compile with exported resources');

exporting.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-exports-'));
  mkdirSync(join(context.folder, 'env', 'manifests'), { recursive: true });
  mkdirSync(join(context.folder, 'facts'));
  writeFileSync(join(context.folder, 'env', 'manifests', 'site.pp'), SITE);
  for (const name of ['collector', 'web1', 'web2']) {
    const facts = { role: name === 'collector' ? 'collector' : 'member', networking: { hostname: name } };
    writeFileSync(join(context.folder, 'facts', `${name}.json`), JSON.stringify(facts));
  }
});
exporting.after(({ folder }) => rmSync(folder, { recursive: true }));

function notifies(text: string): readonly string[] {
  const { resources } = JSON.parse(text) as { resources: readonly { type: string; title: string }[] };
  return resources
    .filter(({ type }) => type === 'Notify')
    .map(({ title }) => title)
    .sort();
}

const EXPECTED = ['from web1', 'from web2', 'seen web1', 'seen web2'];

exporting('the fleet with --all, its exports in a file, and one node against the file', async ({ folder }) => {
  const common = ['compile', '--environment', join(folder, 'env')];
  const output = join(folder, 'catalogs');
  const exports = join(folder, 'exports.json');
  const facts = join(folder, 'facts');
  const all = await dalang([...common, '--all', '--facts', facts, '--output', output, '--exports', exports]);
  assert.is(all.stderr, '3 of 3 nodes compiled\n');
  assert.is(all.status, 0);
  assert.equal(notifies(readFileSync(join(output, 'collector.json'), 'utf8')), EXPECTED);
  const first = readFileSync(exports, 'utf8');
  const one = await dalang([...common, '--node', 'collector', '--facts', facts, '--exports', exports]);
  assert.is(one.stderr, '');
  assert.equal(notifies(one.stdout), EXPECTED);
  assert.is(readFileSync(exports, 'utf8'), first);
  assert.equal(readdirSync(folder).sort(), ['catalogs', 'env', 'exports.json', 'facts']);
});

exporting('without a store Puppet’s warning stays', async ({ folder }) => {
  const facts = join(folder, 'facts', 'web1.json');
  const { stderr } = await dalang(['compile', '--environment', join(folder, 'env'), '--node', 'web1', '--facts', facts]);
  assert.match(stderr, /^Warning: You cannot collect exported resources without storeconfigs being set; the export is ignored/);
});

exporting('a file that holds something else is a mistake', async ({ folder }) => {
  const path = join(folder, 'facts', 'web1.json');
  const { status, stderr } = await dalang(['compile', '--environment', join(folder, 'env'), '--node', 'x', '--exports', path]);
  assert.is(status, 2);
  assert.match(stderr, /holds no exported resources: "nodes" is missing\n {2}hint: expected is what --exports has written/);
});

exporting('a query that needs all resources says when it has not seen them', async ({ folder }) => {
  const manifest = join(folder, 'query.pp');
  writeFileSync(manifest, `notice(puppetdb_query('resources[certname] { type = "Class" }'))`);
  const exports = join(folder, 'partial.json');
  writeFileSync(exports, '{"version": 1, "nodes": {"old": {"environment": "production", "resources": []}}}');
  const { stderr } = await dalang([
    ...['compile', '--environment', join(folder, 'env'), '--manifest', manifest],
    ...['--node', 'x', '--exports', exports],
  ]);
  assert.match(
    stderr,
    /^Warning: puppetdb_query asked for all resources, and of these nodes only the exported ones are known: old$/m,
  );
});

exporting.run();
