/** Real HAProxy over a node's haproxy.cfg. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import type { Loopback } from './loopback.ts';
import type { NodeRoot } from './node-root.ts';

const CONFIG = '/etc/haproxy/haproxy.cfg';
const READ = '/etc/haproxy/rooted.cfg';
const STARTED = '/etc/haproxy/started.cfg';
/** To be started by anybody for a few connections: HAProxy neither takes addresses of others nor becomes somebody else. */
const NOT_STARTED = /^ {2}(?:user|group|daemon|pidfile|maxconn|stats +socket) .*\n|(?<=^ {2}bind \S+) transparent\b/gm;
const PATIENCE_MS = 10_000;

/** What HAProxy says against the file, of which nothing but the paths of the node's files are changed. */
export function haproxyComplaints(root: NodeRoot): readonly string[] {
  root.write(READ, root.rooted(root.read(CONFIG)));
  const { status, stdout, stderr } = spawnSync('haproxy', ['-c', '-f', root.path(READ)], { encoding: 'utf8', timeout: 60_000 });
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && line !== 'Configuration file is valid');
  return status === 0 && said.length === 0 ? [] : [`haproxy -c (${status})`, ...said];
}

/** HAProxy as it runs for a test; `stop` ends it. */
export class HaproxyProcess {
  private readonly process: ChildProcess;
  private readonly said: string[] = [];

  constructor(root: NodeRoot, loopback: Loopback) {
    root.write(STARTED, loopback.replaced(root.rooted(root.read(CONFIG).replaceAll(NOT_STARTED, ''))));
    this.process = spawn('haproxy', ['-db', '-f', root.path(STARTED)], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (data) => this.said.push(String(data)));
  }

  /** Waits until the address is served; throws with what HAProxy said when it ended or stays silent. */
  async ready(address: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!(await answers(address))) {
      if (this.process.exitCode !== null || Date.now() > until) throw new Error(`HAProxy does not serve:\n${this.said.join('')}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGKILL');
    await ended;
  }
}

function answers(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((done) => {
    const socket = connect(Number(port), host);
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
