import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expectGolden } from '../support/golden.ts';
import { dalangInProcess } from '../support/in-process.ts';
import { dalang, ROOT } from '../support/program.ts';

const FOLDER = 'fixtures/why';
const CASES = load(readFileSync(join(ROOT, FOLDER, 'cases.yaml'), 'utf8')) as Record<string, Record<string, string[]>>;

const SHOP = ['--environment', `${FOLDER}/shop`, '--facts', `${FOLDER}/shop/facts`, '--enc', `${FOLDER}/shop/enc`];
const TLS = ['--environment', 'fixtures/environments/tls-everywhere', '--facts', 'fixtures/environments/tls-everywhere/facts'];
const ENVIRONMENTS: Readonly<Record<string, readonly string[]>> = { shop: SHOP, 'tls-everywhere': TLS };

/** What the command says, with its exit code where that is not 0. */
async function answer(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await dalangInProcess(['why', ...args], { cwd: ROOT });
  return `${stdout}${stderr}${status === 0 ? '' : `exit code ${status}\n`}`.replaceAll(`${ROOT}/`, '');
}

const why = suite('dalang why');

for (const [group, cases] of Object.entries(CASES)) {
  const [environment = '', node = ''] = group.split(' ');
  for (const [name, args] of Object.entries(cases)) {
    why(name, async () => {
      const text = await answer(node, ...args, ...(ENVIRONMENTS[environment] ?? []));
      expectGolden(join(ROOT, FOLDER, 'expected', `${name}.txt`), `$ dalang why ${node} ${args.join(' ')}\n${text}`);
    });
  }
}

why('every file is that of a case', () => {
  const names = Object.values(CASES).flatMap((cases) => Object.keys(cases).map((name) => `${name}.txt`));
  const files = readdirSync(join(ROOT, FOLDER, 'expected')).filter((name) => !name.startsWith('_actual.'));
  assert.equal(files.sort(), names.sort());
});

const SECRETS = [
  ['Class[app]', 'password'],
  ['File[/etc/app/db.conf]', 'content'],
  ['Notify[unwrapped]', 'message'],
  ['Notify[secret in data]', 'message'],
];

why('no secret is printed, whatever is asked', async () => {
  for (const [resource = '', parameter = ''] of SECRETS) {
    for (const args of [[], [parameter], ['--format', 'json'], [parameter, '--format', 'json']]) {
      const text = await answer('web1.example.com', resource, ...args, ...SHOP);
      assert.not.match(text, 'hunter2');
      assert.match(text, /redacted/);
    }
  }
});

why('a node that is not there is a wrong command line', async () => {
  const { status, stderr } = await dalang(['why', 'web3.example.com', 'Class[web]', ...SHOP]);
  assert.is(status, 2);
  assert.match(stderr, "no facts of node 'web3.example.com'");
  assert.match(stderr, /Did you mean .*'web1.example.com'/);
});

why.run();
