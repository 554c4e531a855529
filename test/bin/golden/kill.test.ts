/**
 * `dalang test --update` that is killed leaves every golden file as it was or as it should be. A few kills with each run of the tests;
 * `KILLS=200 npm test golden/kill` for as many as one likes. Whatever the moments are, the verdict is the same.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { GoldenProject } from '../../support/golden-project.ts';
import { programFile } from '../../support/program.ts';

const KILLS = Number(process.env.KILLS ?? 4);
const NODES = process.env.KILLS === undefined ? 8 : 30;

type Files = ReadonlyMap<string, string>;

const kill = suite('dalang test --update, killed');

kill(`${KILLS} times: no golden file is half-written`, async () => {
  const project = new GoldenProject();
  try {
    for (let node = 0; node < NODES; node++)
      project.write(`facts/web${node}.example.com.yaml`, 'role: web\nos: {family: Debian}\n');
    const states = [await stateWith(project, 'a.example.com'), await stateWith(project, 'b.example.org')] as const;
    for (let index = 0; index < KILLS; index++) {
      setDomain(project, index % 2 === 0 ? 'a.example.com' : 'b.example.org');
      await updateAndKill(project, index);
      const found = project.golden();
      assertWhole(found, states);
      tally(found, states);
    }
    setDomain(project, 'a.example.com');
    await ended(await start(project));
    assert.equal([...project.golden()], [...states[0]]);
    if (process.env.KILLS !== undefined) process.stdout.write(`${KILLS} kills: ${JSON.stringify(counts)}\n`);
  } finally {
    project.remove();
  }
});

function setDomain(project: GoldenProject, domain: string): void {
  project.write('data/common.yaml', project.read('data/common.yaml').replace(/^domain: .*$/m, `domain: ${domain}`));
}

async function stateWith(project: GoldenProject, domain: string): Promise<Files> {
  rmSync(join(project.folder, 'golden'), { recursive: true, force: true });
  setDomain(project, domain);
  assert.is((await project.test('--update')).status, 0);
  return project.golden();
}

async function start(project: GoldenProject): Promise<ChildProcess> {
  return spawn(process.execPath, [await programFile(), 'test', '--update'], { cwd: project.folder, stdio: 'ignore' });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** In turn at some moment of the whole run, and after some of the changes that it makes. */
async function updateAndKill(project: GoldenProject, index: number): Promise<void> {
  const watcher = watch(join(project.folder, 'golden'), { recursive: true });
  const child = await start(project);
  const end = ended(child);
  const stop = (): void => void child.kill('SIGKILL');
  let left = index % 4 === 0 ? Number.POSITIVE_INFINITY : Math.ceil(Math.random() * NODES * 6);
  watcher.on('change', () => {
    if (--left === 0) setTimeout(stop, Math.random() * 3);
  });
  const timer = index % 4 === 0 ? setTimeout(stop, Math.random() * 2000) : undefined;
  await end;
  clearTimeout(timer);
  watcher.close();
}

const counts = { between: 0, leftOver: 0 };

/** How many kills came while files were written. */
function tally(found: Files, states: readonly Files[]): void {
  const isState = (state: Files): boolean => [...state].every(([path, text]) => found.get(path) === text);
  if (!states.some(isState)) counts.between++;
  if ([...found.keys()].some((path) => path.endsWith('.tmp'))) counts.leftOver++;
}

/** Beside golden files there may be what was written and not yet put in place: nobody reads it. */
function assertWhole(found: Files, states: readonly Files[]): void {
  const golden = [...found].filter(([path]) => !/\.yaml\.\d+\.tmp$/.test(path));
  assert.is(golden.length, states[0]?.size);
  for (const [path, text] of golden) {
    assert.ok(
      states.some((state) => state.get(path) === text),
      `${path} is neither as it was nor as it should be:\n${text}`,
    );
  }
}

kill.run();
