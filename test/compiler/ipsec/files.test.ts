/** Rules over libreswan's files that no module of ours has made: a manifest's file resources, with contents from data. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RULES, validate } from '../../../compiler/validate/index.ts';

const IPSEC = RULES.map(({ name }) => name).filter((name) => name.startsWith('ipsec-'));
const MANIFEST = `lookup('files', { default_value => {} }).each |$path, $file| {
  file { $path: * => $file }
}
lookup('commands', { default_value => [] }).each |$command| { exec { $command: path => '/usr/bin' } }
`;
const KEY = 'a-key-for-tests-of-20-or-more';

/** Files of a node's data. */
type Files = Readonly<Record<string, string>>;

/** What the rules find, as `rule file:line message`; files of data are named after their nodes. */
function found(nodes: Readonly<Record<string, Files>>, commands: readonly string[] = []): readonly string[] {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'ipsec-files-')));
  try {
    for (const folder of ['data', 'manifests']) mkdirSync(join(directory, folder));
    writeFileSync(
      join(directory, 'hiera.yaml'),
      '---\nversion: 5\nhierarchy:\n  - {name: node, path: "%{trusted.certname}.yaml"}\n',
    );
    writeFileSync(join(directory, 'manifests', 'site.pp'), MANIFEST);
    Object.entries(nodes).forEach(([node, files], index) => {
      writeFileSync(join(directory, 'data', `${node}.yaml`), dataOf(files, index === 0 ? commands : []));
    });
    const { findings } = validate({
      environment: { directory },
      nodes: Object.keys(nodes).map((name) => ({ name, facts: {} })),
      rules: [...IPSEC, 'compilation'],
    });
    return findings.map(({ rule, at, message }) => {
      const place = at ? `${at.source.file?.split('/').pop()}:${at.source.place(at.offset).line}` : '-';
      return `${rule} ${place} ${message}`;
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function dataOf(files: Files, commands: readonly string[]): string {
  const entries = Object.entries(files).map(([name, content]) => {
    const [file, mode = name.endsWith('.secrets') ? '0600' : '0640'] = name.split(' ');
    const path = file === 'ipsec.conf' ? '/etc/ipsec.conf' : `/etc/ipsec.d/${file}`;
    const lines = content.split('\n').map((line) => `      ${line}\n`);
    return `  ${path}:\n    mode: '${mode}'\n    content: |\n${lines.join('')}`;
  });
  const exec = commands.map((command) => `  - ${command}\n`).join('');
  return `---\nfiles:\n${entries.join('')}${exec === '' ? '' : `commands:\n${exec}`}`;
}

const conn = (name: string, left: string, right: string, more = ''): string =>
  `conn ${name}\n  left=${left}\n  right=${right}\n  authby=secret\n  failureshunt=drop\n  phase2alg=aes_gcm256-null\n${more}`;
const key = (left: string, right: string, text = KEY): string => `${left} ${right} : PSK "${text}"`;

/** Two nodes whose tunnel is as it should be. */
const SOUND = {
  n1: { 'ab.conf': conn('ab', '10.0.0.1', '10.0.0.2'), 'ab.secrets': key('10.0.0.1', '10.0.0.2') },
  n2: { 'ab.conf': conn('ab', '10.0.0.2', '10.0.0.1'), 'ab.secrets': key('10.0.0.2', '10.0.0.1') },
};

/** The content of a secrets file is told not to be Sensitive, which it is not here. */
const OPEN = /^ipsec-file \S+ The content of \S+ is not Sensitive/;

const rules = suite('ipsec rules: files of any origin');

function expect(nodes: Readonly<Record<string, Files>>, expected: readonly string[], commands: readonly string[] = []): void {
  const all = found(nodes, commands).filter((text) => !OPEN.test(text));
  assert.equal(all.map((text) => expected.find((one) => text.startsWith(one)) ?? text).sort(), [...expected].sort());
}

rules('a sound tunnel', () => expect(SOUND, []));

rules('secrets that are not Sensitive', () => {
  assert.is(found(SOUND).filter((text) => OPEN.test(text)).length, 1);
});

const WITH = (more: string, a: Files = {}) => ({
  ...SOUND,
  n1: { ...SOUND.n1, 'ab.conf': conn('ab', '10.0.0.1', '10.0.0.2', more), ...a },
});

for (const [line, message] of [
  ['dpddelay=5x', "/etc/ipsec.d/ab.conf: 'dpddelay' is no time: '5x'"],
  ['auto=strat', "/etc/ipsec.d/ab.conf: 'auto' cannot be 'strat'"],
  ['faillureshunt=drop', "/etc/ipsec.d/ab.conf: unknown parameter 'faillureshunt': Did you mean 'failureshunt'?"],
  ['authby=never', "/etc/ipsec.d/ab.conf: 'authby' stands twice in its section"],
  ['also=base', "/etc/ipsec.d/ab.conf: 'also' names 'base', and there is no such connection"],
  ['auto', "/etc/ipsec.d/ab.conf: libreswan cannot read 'auto'"],
] as const) {
  rules(`line '${line}'`, () => expect(WITH(`  ${line}\n`), [`ipsec-syntax n1.yaml:12 ${message}`]));
}

rules('an address that is none, and no address at all', () => {
  expect({ n1: { 'x.conf': conn('x', '10.0.0.300', '%any') + conn('y', '10.0.0.1', '').replace('  right=\n', '') } }, [
    "ipsec-syntax n1.yaml:7 /etc/ipsec.d/x.conf: 'left' is no address: '10.0.0.300'",
    "ipsec-syntax n1.yaml:12 /etc/ipsec.d/x.conf: connection 'y': it has no 'right'",
    'ipsec-secret n1.yaml:6 No key for 10.0.0.300 and %any',
    "ipsec-dead-peer n1.yaml:6 Connection 'x' of a VIP has no dead peer detection",
  ]);
});

rules('both ends are one', () => {
  expect({ n1: { 'x.conf': conn('x', '10.0.0.1', '10.0.0.1'), 'x.secrets': key('10.0.0.1', '10.0.0.1') } }, [
    "ipsec-syntax n1.yaml:6 /etc/ipsec.d/x.conf: connection 'x': both of its ends are 10.0.0.1",
  ]);
});

rules('two connections of one name', () => {
  expect(WITH('', { 'c.conf': conn('ab', '10.0.0.1', '10.9.9.9'), 'c.secrets': key('10.0.0.1', '10.9.9.9') }), [
    "ipsec-connection-twice n1.yaml:6 Two connections have the name 'ab'",
  ]);
});

rules('failureshunt', () => {
  expect({ ...SOUND, n1: { ...SOUND.n1, 'ab.conf': SOUND.n1['ab.conf'].replace('shunt=drop', 'shunt=passthrough') } }, [
    "ipsec-failureshunt n1.yaml:6 Connection 'ab' has failureshunt=passthrough",
  ]);
});

rules('ids that do not mirror', () => {
  expect(WITH('  leftid=@a\n', { 'ab.secrets': key('@a', '10.0.0.2') }), [
    "ipsec-mirror n1.yaml:6 'id' is '@a' on n1 and '10.0.0.1' on n2",
  ]);
});

rules('authby that does not mirror', () => {
  expect({ ...SOUND, n1: { ...SOUND.n1, 'ab.conf': SOUND.n1['ab.conf'].replace('authby=secret', 'authby=rsasig') } }, [
    "ipsec-mirror n1.yaml:6 'authby' is 'rsasig' on n1 and 'secret' on n2",
  ]);
});

rules('keys: none, another one, a short one, a broken one', () => {
  expect({ ...SOUND, n1: { 'ab.conf': SOUND.n1['ab.conf'] } }, ['ipsec-secret n1.yaml:6 No key for 10.0.0.1 and 10.0.0.2']);
  const other = { ...SOUND.n1, 'ab.secrets': key('10.0.0.1', '10.0.0.2', 'another-key-of-20-and-more') };
  expect({ ...SOUND, n1: other }, [
    'ipsec-secret n1.yaml:6 n1 has another key than n2',
    'ipsec-secret n2.yaml:6 n2 has another key than n1',
  ]);
  const shortKey = (left: string, right: string) => key(left, right, 'short-one');
  expect(
    {
      n1: { ...SOUND.n1, 'ab.secrets': shortKey('10.0.0.1', '10.0.0.2') },
      n2: { ...SOUND.n2, 'ab.secrets': shortKey('10.0.0.2', '10.0.0.1') },
    },
    ['ipsec-secret site.pp:2 /etc/ipsec.d/ab.secrets: a key has 9 characters'],
  );
  expect({ ...SOUND, n1: { ...SOUND.n1, 'ab.secrets': key('10.0.0.1', '10.0.0.2', 'a-key-with-"-in-it-that-is-long') } }, [
    'ipsec-syntax site.pp:2 /etc/ipsec.d/ab.secrets: a double quote ends a key too early',
    'ipsec-secret n1.yaml:6 No key for 10.0.0.1 and 10.0.0.2',
  ]);
});

rules('files: who may read keys, and what nobody reads', () => {
  expect({ ...SOUND, n1: { 'ab.conf': SOUND.n1['ab.conf'], 'ab.secrets 0644': SOUND.n1['ab.secrets'] } }, [
    'ipsec-file site.pp:2 /etc/ipsec.d/ab.secrets has the mode 0644: others may read its keys',
  ]);
  expect({ n1: { 'ipsec.conf': 'config setup\n  uniqueids=no', ...SOUND.n1 } }, [
    'ipsec-file site.pp:2 Nothing includes /etc/ipsec.d/ab.conf: its connections are not loaded',
  ]);
});

const SERVER = conn(
  'v',
  '10.0.0.6',
  '%any',
  '  leftid=@v\n  rightid=@c\n  auto=add\n  dpdaction=hold\n  dpddelay=5\n  dpdtimeout=15\n',
);
const CLIENT = conn('c', '10.0.0.1', '10.0.0.6', '  leftid=@c\n  rightid=@v\n  dpdaction=restart\n  dpddelay=5\n  dpdtimeout=15\n');
const VIP = { n1: { 'v.conf': `${SERVER}${CLIENT}`, 'v.secrets': `${key('@v', '@c')}\n${key('@c', '@v')}` } };
const PCS = [
  'pcs resource create i ocf:heartbeat:ipsec tunnel=v vip=10.0.0.6 fallbacktunnel=c --disabled',
  'pcs constraint colocation add i with ip-10.0.0.6',
  'pcs constraint order start ip-10.0.0.6 then start i symmetrical=false',
  'pcs constraint order stop ip-10.0.0.6 then stop i symmetrical=false',
  'pcs resource enable i',
] as const;

rules('a sound VIP', () => expect(VIP, [], PCS));

const LACKING = [
  'Pacemaker has no resource for the connection of the VIP 10.0.0.6',
  "Pacemaker does not keep the connection of the VIP 10.0.0.6 of 'v' where the VIP is",
  "Pacemaker does not start the connection of the VIP 10.0.0.6 of 'v' after the VIP",
  "Pacemaker does not stop the connection of the VIP 10.0.0.6 of 'v' after the VIP",
  "'i' is made disabled, and nothing enables it",
] as const;

PCS.forEach((command, index) => {
  // Without its resource nothing speaks of Pacemaker: something else may move the VIP.
  if (index > 0)
    rules(`without '${command}'`, () =>
      expect(
        VIP,
        [`ipsec-pacemaker n1.yaml:6 ${LACKING[index]}`],
        PCS.filter((one) => one !== command),
      ),
    );
});

rules('colocation with the address of another VIP', () => {
  expect(
    VIP,
    [`ipsec-pacemaker n1.yaml:6 ${LACKING[1]}: it is kept with 'ip-10.0.0.7'`],
    PCS.map((one) => one.replace('i with ip-10.0.0.6', 'i with ip-10.0.0.7')),
  );
});

rules('dead peer detection', () => {
  const without = CLIENT.replace('  dpddelay=5\n', '');
  expect(
    { n1: { ...VIP.n1, 'v.conf': `${SERVER}${without}` } },
    ["ipsec-dead-peer n1.yaml:18 Connection 'c' of a VIP has no 'dpddelay'"],
    PCS,
  );
  const late = SERVER.replace('dpdtimeout=15', 'dpdtimeout=4s');
  expect(
    { n1: { ...VIP.n1, 'v.conf': `${late}${CLIENT}` } },
    ["ipsec-dead-peer n1.yaml:6 Connection 'v' of a VIP gives up after 4s"],
    PCS,
  );
});

rules('no key is in any message', () => {
  const all = found({ ...SOUND, n1: { ...SOUND.n1, 'ab.secrets': key('10.0.0.1', '10.0.0.2', 'hunter2-hunter2" "x') } });
  assert.not.ok(all.some((text) => text.includes('hunter2') || text.includes(KEY)));
});

rules.run();
