/** Environments of any size with data as control repositories have it: files for nodes, roles and places, and one for all. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Size {
  readonly files: number;
  readonly keysInFile: number;
  readonly nodes: number;
}

const MODULES = 20;
const PARAMETERS = 8;
const ROLES = 40;
const PLACES = 20;

const HIERA = `version: 5
defaults:
  datadir: data
  data_hash: yaml_data
hierarchy:
  - name: Nodes
    path: "nodes/%{trusted.certname}.yaml"
  - name: Roles
    path: "roles/%{facts.role}.yaml"
  - name: Places
    path: "places/%{facts.place}.yaml"
  - name: Common
    path: common.yaml
`;

/** Writes the environment and its facts into the folder, which is emptied before. Nothing is wrong with it. */
export function writeEnvironment(folder: string, size: Size): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('hiera.yaml', HIERA);
  write(
    'manifests/site.pp',
    `node default {\n${range(MODULES)
      .map((m) => `  include m${m}\n`)
      .join('')}}\n`,
  );
  for (const m of range(MODULES)) {
    write(`modules/m${m}/manifests/init.pp`, classOf(m));
    write(`modules/m${m}/manifests/site.pp`, defineOf(m));
  }
  const paths = dataPaths(size.files);
  paths.forEach((path, index) => void write(path, dataOf(index, size.keysInFile, path.endsWith('common.yaml'))));
  for (const n of range(size.nodes)) write(`facts/${nodeName(n)}.json`, JSON.stringify(factsOf(n)));
}

/** One common file, some for places and roles, the rest for nodes. */
function dataPaths(files: number): readonly string[] {
  const places = Math.min(PLACES, Math.floor(files / 10));
  const roles = Math.min(ROLES, Math.floor(files / 5));
  const nodes = Math.max(0, files - places - roles - 1);
  return [
    'data/common.yaml',
    ...range(places).map((i) => `data/places/p${i}.yaml`),
    ...range(roles).map((i) => `data/roles/r${i}.yaml`),
    ...range(nodes).map((i) => `data/nodes/${nodeName(i)}.yaml`),
  ];
}

function nodeName(n: number): string {
  return `n${n}.example.com`;
}

function factsOf(n: number) {
  const os = { family: 'RedHat', name: 'CentOS', release: { major: '9', full: '9.1' } };
  return { role: `r${n % ROLES}`, place: `p${n % PLACES}`, fqdn: nodeName(n), os, networking: { ip: `10.0.${n >> 8}.${n & 255}` } };
}

function classOf(m: number): string {
  const parameters = range(PARAMETERS).map((p) => `  String $text${p} = 'x',\n  Integer $number${p} = ${p},\n`);
  return `class m${m} (\n${parameters.join('')}  Hash[String, Struct[{ port => Integer, names => Array[String] }]] $specs = {},\n  Hash $sites = {},\n) {\n  create_resources('m${m}::site', $sites)\n}\n`;
}

function defineOf(m: number): string {
  return `define m${m}::site (String $docroot, Integer $port = 80, Array[String] $aliases = []) {\n  notify { "m${m} \${title}": message => "\${docroot}:\${port}" }\n}\n`;
}

/** Keys of every kind, in turns. */
function dataOf(index: number, keys: number, isCommon: boolean): string {
  const shared = isCommon ? range(50).map((i) => `shared_${i}: value ${i}\n`) : [];
  const own = range(Math.max(0, keys - shared.length)).map((k) => keyOf(index, k));
  return `---\n${[...shared, ...own].join('')}`;
}

function keyOf(file: number, k: number): string {
  const m = (file + k) % MODULES;
  const p = Math.floor(k / 5) % PARAMETERS;
  switch (k % 5) {
    case 0:
      return `m${m}::text${p}: "%{lookup('shared_${(file + k) % 50}')}.%{facts.fqdn}"\n`;
    case 1:
      return `m${m}::number${p}: ${k}\n`;
    case 2:
      return `m${m}::specs:\n  a${k}:\n    port: ${k}\n    names: [one, "%{facts.networking.ip}", 'three']\n`;
    case 3:
      return `m${m}::sites:\n  s${file}_${k}:\n    docroot: /srv/${k}\n    port: ${k}\n    aliases:\n      - a.example.com\n      - b.example.com\n`;
    default:
      return `plain_${file}_${k}: some text that stands as it is\n`;
  }
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
