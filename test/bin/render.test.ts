import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../support/golden.ts';
import { dalangInProcess } from '../support/in-process.ts';
import { ROOT } from '../support/program.ts';

const SHOP = 'fixtures/why/shop';
const PROJECT = 'fixtures/golden/project';
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'web1.example.com': ['--environment', SHOP, '--facts', `${SHOP}/facts`, '--enc', `${SHOP}/enc`],
  // Its dalang.yaml names the facts.
  'web2.example.com': ['--environment', PROJECT],
};
const SITES = '/etc/web.sites';

async function answer(node: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await dalangInProcess(['render', node, ...args, ...(OPTIONS[node] ?? [])], { cwd: ROOT });
  return `$ dalang render ${node} ${args.join(' ')}\n${stdout}${stderr}exit code ${status}\n`.replaceAll(`${ROOT}/`, '');
}

const CASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  concat: [
    ['web2.example.com', SITES],
    ['web2.example.com', SITES, '--origins'],
    ['web2.example.com', SITES, '--placeholders'],
    ['web2.example.com', `Concat[${SITES}]`, '--format', 'json'],
    ['web2.example.com', '/etc/web.stes'],
  ],
  file: [
    ['web1.example.com', '/etc/motd'],
    ['web1.example.com', '/etc/mtod'],
    ['web1.example.com', 'File[/etc/motd]', '--origins'],
    ['web1.example.com', 'Class[app]'],
  ],
  template: [
    ['web1.example.com', 'web/web.conf.epp'],
    ['web1.example.com', 'web/web.conf.epp', '--origins'],
    ['web1.example.com', 'web/web.conf.epp', '--format', 'json'],
    ['web1.example.com', 'web/wbe.conf.epp'],
  ],
  sensitive: [
    ['web1.example.com', '/etc/app/db.conf'],
    ['web1.example.com', '/etc/app/db.conf', '--placeholders'],
    ['web1.example.com', '/etc/app/db.conf', '--origins'],
    ['web1.example.com', '/etc/app/db.conf', '--format', 'json'],
  ],
};

const render = suite('dalang render');

for (const [name, questions] of Object.entries(CASES)) {
  render(name, async () => {
    const answers: string[] = [];
    for (const [node = '', ...args] of questions) answers.push(await answer(node, ...args));
    const text = answers.join('\n');
    assert.not.match(text, 'hunter2');
    expectGolden(join(ROOT, 'fixtures', 'render', 'cli', `${name}.txt`), text);
  });
}

render('what is Sensitive is printed when it is asked for', async () => {
  for (const more of [[], ['--format', 'json']]) {
    assert.match(await answer('web1.example.com', '/etc/app/db.conf', '--show-secrets', ...more), 'hunter2');
  }
});

render('a wrong command line', async () => {
  assert.match(await answer('web1.example.com'), /render wants a node and a file[\s\S]*exit code 2/);
  assert.match(await answer('web1.example.com', '/etc/motd', '--origins', '--format', 'json'), /exit code 2/);
  assert.match(
    await answer('web7.example.com', '/etc/motd', ...(OPTIONS['web1.example.com'] ?? [])),
    /no facts of node 'web7[\s\S]*exit code 2/,
  );
});

render.run();
