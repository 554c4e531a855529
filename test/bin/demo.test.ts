import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../support/program.ts';

const demo = suite('npm run demo');

demo('prints certificates and findings, and writes a page and every catalog', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-demo-'));
  try {
    const args = ['--import', 'tsx', join(ROOT, 'bin', 'demo.ts'), '--output', folder];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    assert.is(status, 0);
    const nodes = readdirSync(join(folder, 'catalogs')).map((name) => name.replace('.json', ''));
    assert.is(nodes.length, 5);
    for (const node of nodes) {
      assert.ok(stdout.includes(`${node}: `), node);
      assert.is((JSON.parse(readFileSync(join(folder, 'catalogs', `${node}.json`), 'utf8')) as { name: string }).name, node);
    }
    assert.match(
      stdout,
      /^haproxy-internal_api-cert +overcloud\.internalapi\.example\.com +haproxy\/overcloud\.internalapi\.example\.com +IPA /m,
    );
    assert.match(stdout, /^Note: Nothing reads Certmonger_certificate\[libvirt-client-cert\].*\[tls-certificate-unread\]$/m);
    assert.match(stdout, /^Error: .* has no host name .*Controller\.yaml, line: 23, column: 16\) \[tls-name-empty\]$/m);
    assert.match(stdout, /^tenant +5 +20 +10 of 10 +0$/m);
    assert.match(stdout, /\n5 nodes in [\d.]+ s; catalogs in .*\n$/);
    assert.match(readFileSync(join(folder, 'certificates.html'), 'utf8'), '<title>Certificates</title>');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

demo('an unknown option is told', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'demo.ts'), '--outptu', 'x'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.is(status, 2);
  assert.is(stderr, "demo: unknown option '--outptu'\n  hint: Did you mean '--output'?\n");
});

demo.run();
