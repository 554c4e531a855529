/** The golden files of the bundled environment: they are right, and a slip in its data is told with its line. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dalangInProcess } from '../support/in-process.ts';
import { ROOT } from '../support/program.ts';

const ENVIRONMENT = join(ROOT, 'fixtures', 'environments', 'tls-everywhere');

const golden = suite('tls-everywhere: golden files');

golden('nothing differs', async () => {
  const { status, stdout } = await dalangInProcess(['test'], { cwd: ENVIRONMENT });
  assert.is(stdout, '6 golden files: 6 same\n');
  assert.is(status, 0);
});

golden('a slip in one name: resource, parameter, nodes and line of data', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dalang-tls-golden-')));
  try {
    for (const part of ['dalang.yaml', 'environment.conf', 'hiera.yaml', 'data', 'facts', 'golden', 'manifests', 'modules']) {
      cpSync(join(ENVIRONMENT, part), join(folder, part), { recursive: true });
    }
    const file = join(folder, 'data', 'vip_data.yaml');
    const text = readFileSync(file, 'utf8');
    const [before = ''] = /^cloud_name_internal_api: .*$/m.exec(text) ?? [];
    const line = text.slice(0, text.indexOf(before)).split('\n').length;
    writeFileSync(file, text.replace(before, before.replace('internalapi', 'internalapj')));
    const { status, stdout } = await dalangInProcess(['test'], { cwd: folder });
    assert.is(status, 1);
    const blocks = stdout.split('\n\n');
    const block = (start: string): string => blocks.find((one) => one.startsWith(start)) ?? '';
    const certificate = block('certificate table: Certmonger_certificate[haproxy-internal_api-cert] hostname');
    assert.match(certificate, '  - overcloud.internalapi.example.com\n  + overcloud.internalapj.example.com\n');
    assert.match(certificate, `  from data/vip_data.yaml:${line}:`);
    assert.match(certificate, 'certificates/certificates: on overcloud-controller-0.example.com');
    const lookup = block('lookup of cloud_name_internal_api');
    assert.match(lookup, `  from data/vip_data.yaml:${line}:`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

golden.run();
