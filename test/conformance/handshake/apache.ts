/** Real Apache httpd over a node's httpd.conf with all that it includes; written for RedHat, read by any. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeRoot } from './node-root.ts';

const ROOT = '/etc/httpd';
const CONFIG = `${ROOT}/conf/httpd.conf`;
const LOGS = '/var/log/httpd';
/** Where this machine may have the modules that RedHat has in modules/. */
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules'].find((path) => existsSync(path));
const LOAD = /^LoadModule +(\S+)_module +(\S+)$/gm;
/** Modules that only RedHat has, and that no directive needs. */
const NOT_HERE = ['systemd'];

const NOBODY = '#65534';

const APACHE = ['/usr/sbin/apache2', '/usr/sbin/httpd'].find((path) => existsSync(path));

/** What is to be installed; undefined when all is there. */
export function apacheMissing(): string | undefined {
  if (APACHE === undefined || MODULES === undefined) return 'Apache is not installed (apt-get install apache2)';
  return existsSync(join(MODULES, 'mod_wsgi.so'))
    ? undefined
    : 'mod_wsgi is not installed (apt-get install libapache2-mod-wsgi-py3)';
}

/**
 * What Apache says against the files. Changed are the paths of the node's files, the modules that this httpd has built in or not at all, and
 * the users of the node, who are not known here.
 */
export function apacheComplaints(root: NodeRoot): readonly string[] {
  const builtIn = new Set([...said(['-l']).text.matchAll(/^ *(?:mod_)?(\w+)\.c$/gm)].map(([, name = '']) => name));
  for (const file of filesBelow(root.path(ROOT))) {
    writeFileSync(file, forThisMachine(root.rooted(readFileSync(file, 'utf8')), builtIn));
  }
  symlinkSync(MODULES as string, root.path(`${ROOT}/modules`));
  mkdirSync(root.path(LOGS), { recursive: true });
  const { status, text } = said(['-t', '-d', root.path(ROOT), '-f', root.path(CONFIG)]);
  const lines = text.split('\n').filter((line) => line !== '' && line !== 'Syntax OK' && !isFolderOfPackages(line));
  return status === 0 && lines.length === 0 ? [] : [`apache -t (${status})`, ...lines];
}

function forThisMachine(text: string, builtIn: ReadonlySet<string>): string {
  return text
    .replaceAll(LOAD, (line, name: string) => (builtIn.has(name) || NOT_HERE.includes(name) ? `# ${line}` : line))
    .replaceAll(/^(User|Group) .*$/gm, `$1 ${NOBODY}`)
    .replaceAll(/(?<=^ *WSGIDaemonProcess .*\buser=)\S+/gm, NOBODY);
}

/** Folders that come with packages of the node. */
function isFolderOfPackages(line: string): boolean {
  return line.startsWith('AH00112: Warning: DocumentRoot');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function said(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(APACHE as string, args, { encoding: 'utf8', timeout: 60_000 });
  return { status, text: `${stdout}${stderr}` };
}
