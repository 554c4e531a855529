import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalangInProcess } from '../support/in-process.ts';
import { commandLines, NODE, nodeOf } from '../support/lookup-commands.ts';
import { dalang, ROOT } from '../support/program.ts';
import { expectText } from '../support/unified-diff.ts';

interface Recorded {
  readonly environment: string;
  readonly args: readonly string[];
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const RECORDED = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'cli', 'lookup.recorded.json'), 'utf8')) as Recorded[];

const lookup = suite('dalang lookup');

lookup('every command line is recorded', () => {
  assert.equal(
    RECORDED.map(({ environment, args }) => ({ environment, args })),
    commandLines(),
  );
});

/** Where dalang prints something else, each with its reason. */
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  ['db::password', 'Puppet writes the secret out; dalang prints no secrets'],
  ['kind', 'Puppet writes the objects that a type is made of, in Ruby; dalang its text'],
  ['address', 'Puppet writes the objects that a URI is made of, with the regular expressions of its parser; dalang its text'],
]);

for (const { environment, args, status, stdout, stderr } of RECORDED) {
  const line = args.join(' ');
  lookup(`as Puppet, ${environment}: lookup ${line}`, async () => {
    const ours = await dalangInProcess(['lookup', ...args, ...nodeOf(environment)], { cwd: ROOT });
    const text = ours.stdout.split(ROOT).join('ROOT');
    if (DIFFERENT.has(line)) assert.is.not(text, stdout, DIFFERENT.get(line));
    else expectText(text, stdout);
    // A command line that is wrong is told from a lookup that failed.
    assert.is(ours.status, ours.stderr.startsWith('dalang: ') && status === 1 ? 2 : status);
    const said = /^Error: (?:Could not run: )?(.*)/.exec(stderr)?.[1];
    if (said !== undefined) assert.ok(ours.stderr.split(ROOT).join('ROOT').includes(said), `${ours.stderr} says: ${said}`);
  });
}

lookup('the program prints the same', async () => {
  const { status, stdout } = await dalang(['lookup', 'web::port', ...NODE]);
  assert.equal({ status, stdout }, { status: 0, stdout: '--- 8080\n' });
});

const RICH = nodeOf('rich');
const FLEET = [
  '--environment',
  'fixtures/cli/environments/rich',
  '--facts',
  'fixtures/cli/environments/rich/facts',
  '--no-findings',
];

async function asked(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await dalangInProcess(['lookup', ...args], { cwd: ROOT });
  return `${stderr}${stdout}${status}`;
}

lookup('a key without a value: levels that were searched, files that are not there, keys that are near', async () => {
  expectText(
    await asked('web::prot', '--no-findings', ...RICH),
    `Error: Function lookup() did not find a value for the name 'web::prot'
  searched for node web1.example.com:
    Environment Data Provider (hiera configuration version 5), fixtures/cli/environments/rich/hiera.yaml
      Node              fixtures/cli/environments/rich/data/nodes/web1.example.com.yaml: no such key
      Roles             fixtures/cli/environments/rich/data/roles/front.yaml: no such key
      Roles             fixtures/cli/environments/rich/data/roles/db.yaml: no such key
      Operating system  fixtures/cli/environments/rich/data/os/RedHat.yaml: no such key
      Operating system  fixtures/cli/environments/rich/data/os/Rocky.yaml: no such file
      Sites             fixtures/cli/environments/rich/data/sites/berlin.yaml: no such key
      Sites             fixtures/cli/environments/rich/data/sites/zurich.yaml: no such key
      JSON              fixtures/cli/environments/rich/data/more.json: no such key
      Common            fixtures/cli/environments/rich/data/common.yaml: no such key
    Module "web" Data Provider (hiera configuration version 5), fixtures/cli/environments/rich/modules/web/hiera.yaml
      Module common     fixtures/cli/environments/rich/modules/web/data/common.yaml: no such key
  hint: Did you mean 'web::port'?
1`,
  );
});

const HINTS: readonly (readonly [key: string, says: RegExp])[] = [
  [
    'users.alice.shel',
    /berlin\.yaml: found, without what is asked of it\n[\s\S]*'users\.alice' has no key 'shel'\. Did you mean 'shell'\?/,
  ],
  ['users.alice.home', /'users\.alice' has no key 'home'\. It has uid, shell\./],
  ['web::a_list.7', /'web::a_list' is an array of 3, which has no '7'\./],
  ['tilde.x', /'tilde' is undef, which has no 'x' inside\./],
  ['dotted.key', /There is a key with the dots in its name: "'dotted\.key'" asks for it\./],
  [
    'wbe::port',
    /note: there is no module 'wbe' that could have data\. Did you mean 'web'\?[\s\S]*hint: Did you mean 'web::port'\?/,
  ],
];

for (const [key, says] of HINTS) {
  lookup(`a hint for ${key}`, async () => assert.match(await asked(key, '--no-findings', ...RICH), says));
}

lookup('an environment without data says so', async () => {
  const answer = await asked('x', '--environment', 'fixtures/cli/environments/broken/facts', '--node', 'n');
  assert.match(answer, /did not find a value for the name 'x'\n {2}nothing was searched: there is no hiera\.yaml\n1$/);
});

lookup('where a key was searched is told of keys that are not there, and not of data that cannot be read', async () => {
  const answer = await asked('nowhere', ...nodeOf('broken'));
  assert.match(answer, /Unable to parse/);
  assert.not.match(answer, /searched/);
});

const SHORT: readonly (readonly [args: readonly string[], text: string])[] = [
  [
    ['chain'],
    `lookup of 'chain' = "web1?!"
  environment data, level "Common" = "web1?!"
    at fixtures/cli/environments/rich/data/common.yaml:50:9
    %{lookup('chain2')} = "web1?"
      environment data, level "Common" = "web1?"
        at fixtures/cli/environments/rich/data/common.yaml:51:10
        %{lookup('chain3')} = "web1"
          environment data, level "Common" = "web1"
            at fixtures/cli/environments/rich/data/common.yaml:52:10
            %{facts.hostname} = "web1"
              fact hostname = "web1"
`,
  ],
  [
    ['deep', '--merge', 'deep'],
    `lookup of 'deep', merge deep = {"a":[1,2,3],"b":{"x":1,"z":3,"y":2}}
  environment data, level "Node" = {"a":[3,1],"b":{"x":1}}
    at fixtures/cli/environments/rich/data/nodes/web1.example.com.yaml:5:1
  environment data, level "Operating system" = {"a":[2,1],"b":{"y":2}}
    at fixtures/cli/environments/rich/data/os/RedHat.yaml:3:1
  environment data, level "Common" = {"a":[1],"b":{"x":9,"z":3}}
    at fixtures/cli/environments/rich/data/common.yaml:34:1
`,
  ],
  [
    ['missing'],
    `lookup of 'missing' = "[][]"
  environment data, level "Common" = "[][]"
    at fixtures/cli/environments/rich/data/common.yaml:70:11
    %{lookup('nowhere_at_all')} = ""
      lookup of 'nowhere_at_all': no value found
    %{facts.nothing.here} = ""
      fact nothing.here, which is not there
`,
  ],
  [
    ['nowhere', 'number_text'],
    `lookup of 'nowhere': no value found
lookup of 'number_text', convert_to Integer = 12
  environment data, level "Common" = "12"
    at fixtures/cli/environments/rich/data/common.yaml:38:15
`,
  ],
  [
    ['db::password'],
    `lookup of 'db::password', convert_to Sensitive = [value redacted]
  environment data, level "Roles" = [value redacted]
    at fixtures/cli/environments/rich/data/roles/db.yaml:2:15
`,
  ],
  [
    ['nested.list.1.deeper'],
    `lookup of 'nested.list.1.deeper' = "RedHat-web1.example.com"
  environment data, level "Common" = "RedHat-web1.example.com"
    at fixtures/cli/environments/rich/data/common.yaml:49:50 (nested.list.1.deeper)
    %{facts.os.family} = "RedHat"
      fact os.family = "RedHat"
    %{trusted.certname} = "web1.example.com"
      trusted fact certname = "web1.example.com"
`,
  ],
];

for (const [args, text] of SHORT) {
  lookup(`--explain=short ${args.join(' ')}`, async () => {
    expectText(await asked(...args, '--explain=short', '--no-findings', ...RICH), `${text}0`);
  });
}

lookup('--explain=short shows no secret that a value is made of', async () => {
  const text = await asked('with_secret', '--explain=short', '--no-findings', ...RICH);
  assert.match(
    text,
    /lookup of 'db::password', convert_to Sensitive = \[value redacted\]\n +environment data, level "Roles" = \[value redacted\]/,
  );
  assert.not.match(text, /= "secret"/);
});

lookup('--explain=short of a key that is not there', async () => {
  assert.match(await asked('chian', '--explain=short', '--no-findings', ...RICH), /hint: Did you mean 'chain'\?\n1$/);
});

lookup('--all-nodes groups the nodes of each key by its value', async () => {
  expectText(
    await asked('web::port', 'deep', 'nowhere', '--all-nodes', ...FLEET),
    `web::port
  2 of 3 nodes: web2.example.com, web3.example.com
    80
  1 of 3 nodes: web1.example.com
    8080

deep
  1 of 3 nodes: web1.example.com
    a:
    - 3
    - 1
    b:
      x: 1
  1 of 3 nodes: web2.example.com
    a:
    - 1
    b:
      x: 9
      z: 3
  1 of 3 nodes: web3.example.com
    a:
    - 2
    - 1
    b:
      "y": 2

nowhere
  3 of 3 nodes: web1.example.com, web2.example.com, web3.example.com
    no value: Function lookup() did not find a value for the name 'nowhere'
1`,
  );
});

lookup('several nodes by name are a fleet, too; json and yaml hold values and nodes', async () => {
  const nodes = ['--node', 'web3.example.com', '--node', 'web1.example.com'];
  expectText(
    await asked('web::port', ...nodes, '--render-as', 'json', ...FLEET),
    '{"web::port":[{"value":8080,"nodes":["web1.example.com"]},{"value":80,"nodes":["web3.example.com"]}]}\n0',
  );
  expectText(
    await asked('web::port', '--all-nodes', '--render-as', 'yaml', ...FLEET),
    `---
web::port:
- value: 80
  nodes:
  - web2.example.com
  - web3.example.com
- value: 8080
  nodes:
  - web1.example.com
0`,
  );
});

lookup('--keys lists keys with level, file, line and column, by priority', async () => {
  const lines = (await asked('--keys', '--no-findings', ...RICH)).split('\n');
  const data = 'fixtures/cli/environments/rich/data';
  assert.equal(
    lines.filter((line) => /^(deep|web::port|from_json) /.test(line)),
    [
      `deep              Node              ${data}/nodes/web1.example.com.yaml:5:1`,
      `deep              Operating system  ${data}/os/RedHat.yaml:3:1`,
      `deep              Common            ${data}/common.yaml:34:1`,
      `from_json         JSON              ${data}/more.json:1:3`,
      `web::port         Node              ${data}/nodes/web1.example.com.yaml:1:1`,
      'web::port         Module common     fixtures/cli/environments/rich/modules/web/data/common.yaml:1:1',
    ],
  );
  assert.not.ok(lines.some((line) => line.startsWith('lookup_options')));
});

lookup('--keys over the fleet counts the nodes that get to a place', async () => {
  const text = await asked('--keys', '--all-nodes', ...FLEET);
  assert.match(text, /^deep +Operating system +\S+RedHat\.yaml:3:1 {2}2 of 3 nodes$/m);
  const json = JSON.parse((await asked('--keys', '--all-nodes', '--render-as', 'json', ...FLEET)).slice(0, -1)) as object[];
  assert.equal(
    json.find((row) => (row as { key: string }).key === 'web::package'),
    {
      key: 'web::package',
      layer: 'Environment Data Provider (hiera configuration version 5)',
      level: 'Operating system',
      file: 'fixtures/cli/environments/rich/data/os/RedHat.yaml',
      line: 1,
      column: 1,
      nodes: ['web1.example.com', 'web3.example.com'],
    },
  );
});

lookup('parameters of a classifier are variables of the data', async () => {
  const answer = await asked('manifest_role', '--enc', 'fixtures/cli/environments/rich/enc.yaml', '--no-findings', ...RICH);
  assert.is(answer, '--- role is classified\n0');
});
const MISTAKES: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [NODE, /^dalang: No keys were given to lookup\.\n {2}hint: dalang lookup --help\n$/],
  [['x', '--knock-out-prefix', '--', ...NODE], /are only available with '--merge deep'/],
  [
    ['x', '--merge', 'shallow', ...NODE],
    /^dalang: The --merge option only accepts 'first', 'hash', 'unique', or 'deep'\n {2}hint: dalang lookup --help\n$/,
  ],
  [['x', '--render-as', 'xml', ...NODE], /Unknown rendering format 'xml'\n {2}hint: there are yaml, json, s/],
  [['x', '--explain=long', ...NODE], /'--explain' does not accept 'long'\n {2}hint: it accepts short/],
  [['x', '--explain=short', '--render-as', 'json', ...NODE], /--explain=short is a text of its own/],
  [['x', '--keys', ...NODE], /--keys lists all keys and takes none/],
  [['x', '--all-nodes', '--environment', 'fixtures/cli/environments/production'], /--all-nodes needs --facts FOLDER/],
  [['x', '--explain', '--node', 'a', ...NODE], /an explanation is of one node/],
  [
    ['x', '--environment', 'prodaction', '--environmentpath', 'fixtures/cli/environments', '--node', 'x'],
    /no environment 'prodaction' in fixtures\/cli\/environments\n {2}hint: Did you mean 'production'\?/,
  ],
  [['x', '--environment', 'fixtures/cli/nowhere', '--node', 'x'], /no such environment folder: fixtures\/cli\/nowhere/],
  [['x', '--node', 'x'], /no environment given/],
  [['x', '--environment', 'fixtures/cli/environments/production'], /no node given/],
  [
    ['x', '--environment', 'fixtures/cli/environments/production', '--node', 'x', '--facts', 'nowhere.json'],
    /cannot read nowhere\.json: no such file/,
  ],
  [
    ['x', '--environment', 'fixtures/cli/environments/production', '--node', 'x', '--facts', 'README.md'],
    /README\.md(:\d+:\d+ is no YAML| holds no hash)/,
  ],
  [
    [
      'x',
      '--environment',
      'fixtures/cli/environments/production',
      '--node',
      'x',
      '--facts',
      'package-lock.json',
      '--render-as',
      's',
      '--modulepath',
      'nowhere',
    ],
    /no such folder in --modulepath: nowhere/,
  ],
];

for (const [args, says] of MISTAKES) {
  lookup(`mistake: lookup ${args.join(' ')}`, async () => {
    const { status, stdout, stderr } = await dalangInProcess(['lookup', ...args], { cwd: ROOT });
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.match(stderr, says);
  });
}

lookup.run();
