/** Certificates of a fleet: the five nodes of tls-everywhere, and 500 of the same kinds, by the built program; the page in a browser. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'dalang.js');
const FIVE = join(ROOT, 'fixtures', 'environments', 'tls-everywhere');
const MANY = join(ROOT, '.cache', 'bench', 'tls-500');
const PAGE = join(MANY, 'tls.html');
const BROWSER = '/usr/bin/chromium';
const COUNT = 500;

/** As a deployment is: the controllers, and computes. */
const KINDS = ['overcloud-controller-0', 'overcloud-controller-1', 'overcloud-controller-2'] as const;
const COMPUTE = 'overcloud-novacompute-0';

export async function run(): Promise<string> {
  if (!existsSync(PROGRAM)) return '  not run: dist/dalang.js is not there (npm run build)';
  writeEnvironment();
  const lines = [
    timed('tls, 5 nodes', ['tls', '--environment', FIVE, '--facts', join(FIVE, 'facts')]),
    timed('validate, 5 nodes', ['validate', '--environment', FIVE, '--facts', join(FIVE, 'facts'), '--no-config']),
    timed(`tls, ${COUNT} nodes, a page`, [
      'tls',
      '--environment',
      MANY,
      '--facts',
      join(MANY, 'facts'),
      '--format',
      'html',
      '--output',
      PAGE,
    ]),
    timed(`validate, ${COUNT} nodes`, ['validate', '--environment', MANY, '--facts', join(MANY, 'facts'), '--no-config']),
    `  ${'size of the page'.padEnd(28)} ${(statSync(PAGE).size / 1e6).toFixed(1)} MB`,
    await opened(),
  ];
  return lines.join('\n');
}

function timed(name: string, args: readonly string[]): string {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return `  ${name.padEnd(28)} ${((performance.now() - started) / 1000).toFixed(2)} s`;
}

async function opened(): Promise<string> {
  if (!existsSync(BROWSER)) return `  the page in a browser: not run, ${BROWSER} is not there`;
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const started = performance.now();
  await page.goto(pathToFileURL(PAGE).href);
  await page.locator('#matrix tbody tr').first().waitFor();
  const time = performance.now() - started;
  await browser.close();
  return `  ${'the page in a browser'.padEnd(28)} ${(time / 1000).toFixed(2)} s`;
}

function writeEnvironment(): void {
  rmSync(MANY, { recursive: true, force: true });
  mkdirSync(join(MANY, 'facts'), { recursive: true });
  for (const part of ['hiera.yaml', 'manifests', 'modules']) symlinkSync(join(FIVE, part), join(MANY, part));
  cpSync(join(FIVE, 'data'), join(MANY, 'data'), { recursive: true });
  for (let index = 0; index < COUNT; index++) {
    const like = KINDS[index] ?? COMPUTE;
    const name = KINDS[index] ?? `overcloud-novacompute-${index - KINDS.length}`;
    for (const path of [`facts/NAME.json`, `data/nodes/NAME.yaml`]) {
      const text = readFileSync(join(FIVE, path.replace('NAME', like)), 'utf8');
      writeFileSync(join(MANY, path.replace('NAME', name)), text.replaceAll(like, name));
    }
  }
}
