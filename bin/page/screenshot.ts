/**
 * `npm run screenshot`: the picture in the README, certificates.png beside this file: the page of the bundled environment in Chromium, with the
 * way of one certificate.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { runProgram } from '../program.ts';
import { Terminal } from '../terminal.ts';

const ENVIRONMENT = resolve(import.meta.dirname, '../../fixtures/environments/tls-everywhere');
const PICTURE = join(import.meta.dirname, 'certificates.png');
const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const terminal = new Terminal();

async function main(): Promise<number> {
  if (BROWSER === undefined) {
    terminal.say('not made: there is no browser (apt-get install chromium)');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dalang-screenshot-'));
  try {
    const page = join(folder, 'certificates.html');
    // Places are shown as seen from the current folder.
    process.chdir(ENVIRONMENT);
    const code = await runProgram(['tls', '--facts', 'facts', '--format', 'html', '--output', page], terminal);
    if (code === 0) await picture(page);
    return code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function picture(page: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: BROWSER as string, args: ['--no-sandbox'] });
  try {
    const view = await browser.newPage({ viewport: { width: 1160, height: 690 }, colorScheme: 'light' });
    await view.goto(pathToFileURL(page).href);
    await view.getByRole('tab', { name: 'Ways of certificates' }).click();
    await view.fill('#search', 'haproxy-storage');
    await view.getByRole('button', { name: /^haproxy-storage-cert:/ }).click();
    await view.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
