/** The page of `dalang tls --format html` in a real browser; without one (Debian: chromium) there is nothing to look at. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_GLOBAL_LAYER } from '../../bin/environment-options.ts';
import { formatCertificateFleet } from '../../bin/tls/index.ts';
import { DEFAULT_SETTINGS, type NodeData } from '../../compiler/index.ts';
import { certificatesOfCatalogs, certificatesOfFleet } from '../../compiler/tls/index.ts';
import { DEFAULT, ENVIRONMENT, NODES, request } from '../environments/tls-requests.ts';

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const COUNT = 500;

const page = suite('page of certificates');

interface Opened {
  readonly view: Page;
  /** Errors of the console and of the script, and whatever was asked of another place. */
  readonly faults: readonly string[];
}

const dir = mkdtempSync(join(tmpdir(), 'tls-page-'));
let browser: Browser;

page.before(async () => {
  if (BROWSER !== undefined) browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
});
page.after(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true });
});

const catalogs = NODES.map(
  (node) =>
    JSON.parse(readFileSync(join(ENVIRONMENT, 'recorded', `${node}.json`), 'utf8')).catalog as Parameters<
      typeof certificatesOfCatalogs
    >[0][number],
);

function written(name: string, fleet: ReturnType<typeof certificatesOfCatalogs>): string {
  const path = join(dir, name);
  writeFileSync(path, formatCertificateFleet('html', fleet));
  return path;
}

async function open(path: string): Promise<Opened> {
  const view = await browser.newPage();
  const faults: string[] = [];
  view.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  view.on('pageerror', (error) => faults.push(error.message));
  view.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(path).href) && !request.url().startsWith('data:')) faults.push(request.url());
  });
  await view.goto(pathToFileURL(path).href);
  return { view, faults };
}

const inBrowser = BROWSER === undefined ? page.skip : page;

inBrowser('tabs, search, boxes, zoom and keys', async () => {
  const { view, faults } = await open(written('fleet.html', certificatesOfCatalogs(catalogs)));
  assert.is(await view.locator('#matrix tbody tr:visible').count(), NODES.length);
  await view.fill('#search', 'novacompute');
  assert.is(await view.locator('#matrix tbody tr:visible').count(), 2);
  await view.fill('#search', '');

  await view.locator('[role=tab]').first().focus();
  await view.keyboard.press('ArrowRight');
  assert.ok(await view.locator('#graph').isVisible());
  assert.not.ok(await view.locator('#matrix').isVisible());
  assert.is((await view.locator('#graph .box').count()) > 40, true);

  await view.fill('#search', 'haproxy-storage');
  assert.ok((await view.locator('#graph .box.found').count()) >= 4);
  await view.getByRole('button', { name: /^haproxy-storage-cert:/ }).click();
  assert.match(String(await view.locator('#graph pre').textContent()), 'principal haproxy/overcloud.storage.example.com');
  assert.is(await view.locator('#graph path.near').count(), 2);

  const before = await view.locator('#graph svg').getAttribute('viewBox');
  await view.locator('#graph svg').focus();
  await view.keyboard.press('+');
  const closer = await view.locator('#graph svg').getAttribute('viewBox');
  assert.is.not(closer, before);
  await view.keyboard.press('ArrowRight');
  assert.is.not(await view.locator('#graph svg').getAttribute('viewBox'), closer);
  await view.keyboard.press('0');
  assert.is(await view.locator('#graph svg').getAttribute('viewBox'), before);
  await view.locator('#graph .box').nth(3).focus();
  await view.keyboard.press('Enter');
  assert.is(await view.locator('#graph .box.chosen').count(), 1);

  await view.selectOption('#graph select', { index: 3 });
  assert.ok(await view.getByRole('button', { name: /^libvirt-server-cert/ }).isVisible());
  assert.equal(faults, []);
});

inBrowser('a click tells where values came from; the wheel zooms and dragging moves', async () => {
  const { node, facts } = request('compile', 'overcloud-novacompute-0', DEFAULT) as unknown as {
    node: string;
    facts: NodeData['facts'];
  };
  const fleet = certificatesOfFleet({
    environment: { directory: ENVIRONMENT, settings: { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER } },
    nodes: [{ name: node, ...(facts ? { facts } : {}) }],
    withOrigins: true,
  });
  const { view, faults } = await open(written('origins.html', fleet));
  await view.getByRole('tab', { name: 'Ways of certificates' }).click();
  await view.getByRole('button', { name: /^libvirt-server-cert:/ }).click();
  const details = String(await view.locator('#graph pre').textContent());
  assert.match(
    details,
    /host name \S+\n +\S*data\/certificates\/Compute\.yaml:6:16\n +\S*data\/nodes\/overcloud-novacompute-0\.yaml:5:20/,
  );

  const box = async () => view.locator('#graph svg').getAttribute('viewBox');
  const { x = 0, y = 0, width = 0, height = 0 } = (await view.locator('#graph svg').boundingBox()) ?? {};
  const [middleX, middleY] = [x + width / 2, y + height - 20];
  const whole = await box();
  await view.mouse.move(middleX, middleY);
  await view.mouse.wheel(0, -300);
  // The browser answers before the page has heard of the wheel.
  for (let tries = 0; tries < 300 && (await box()) === whole; tries++) await view.waitForTimeout(10);
  const closer = await box();
  assert.is.not(closer, whole);
  await view.mouse.down();
  await view.mouse.move(middleX - 60, middleY - 40);
  await view.mouse.up();
  assert.is.not(await box(), closer);
  await view.getByRole('button', { name: 'whole' }).click();
  assert.is(await box(), whole);
  assert.equal(faults, []);
});

inBrowser('on paper everything is there, without what is to be pressed', async () => {
  const { view, faults } = await open(written('print.html', certificatesOfCatalogs(catalogs)));
  await view.emulateMedia({ media: 'print' });
  for (const id of ['#matrix', '#graph', '#findings']) assert.ok(await view.locator(id).isVisible(), id);
  assert.not.ok(await view.locator('[role=tablist]').isVisible());
  assert.equal(faults, []);
});

inBrowser('names in data are texts, and no elements', async () => {
  const evil = '<img src=x onerror=alert(1)></script>';
  const resources = [
    { type: 'Certmonger_certificate', title: evil, parameters: { hostname: evil, certfile: '/a.crt', keyfile: '/a.key' } },
  ];
  const fleet = certificatesOfCatalogs([{ name: evil, resources, edges: [] } as unknown as (typeof catalogs)[number]]);
  const { view, faults } = await open(written('evil.html', fleet));
  assert.is(await view.locator('img').count(), 0);
  assert.match(String(await view.locator('#matrix tbody').textContent()), evil);
  assert.equal(faults, []);
});

page('of 500 nodes is a file of less than 10 MB', () => {
  const { nodes, findings } = certificatesOfCatalogs(catalogs);
  const many = Array.from({ length: COUNT }, (_, index) => ({
    ...nodes[index % nodes.length]!,
    name: `node-${index}.example.com`,
  }));
  const text = formatCertificateFleet('html', { nodes: many, findings });
  assert.ok(text.length < 10_000_000, `${text.length}`);
  assert.ok(text.includes('node-499.example.com'));
});

page.run();
