import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CatalogJson, certificateTable, displayWidth, formatCertificates } from '../../bin/demo-table.ts';
import { ENVIRONMENT, NODES } from '../environments/tls-requests.ts';

const table = suite('table of certificates');

function catalog(node: string): CatalogJson {
  return JSON.parse(readFileSync(join(ENVIRONMENT, 'recorded', `${node}.json`), 'utf8')).catalog as CatalogJson;
}

table('a certificate of HAProxy goes into its PEM', () => {
  const rows = certificateTable(catalog(NODES[0]));
  assert.is(rows.length, 10);
  assert.equal(
    rows.find(({ title }) => title === 'haproxy-storage-cert'),
    {
      title: 'haproxy-storage-cert',
      hostName: 'overcloud.storage.example.com',
      principal: 'haproxy/overcloud.storage.example.com',
      ca: 'IPA',
      file: '/etc/pki/tls/certs/overcloud-haproxy-storage.crt',
      key: '/etc/pki/tls/private/overcloud-haproxy-storage.key',
      pem: '/etc/pki/tls/certs/overcloud-haproxy-storage.pem',
    },
  );
});

table('a certificate that is read as it is has no PEM', () => {
  const rows = certificateTable(catalog(NODES[3]));
  assert.equal(
    rows.map(({ title, pem }) => [title, pem]),
    [
      ['libvirt-server-cert', ''],
      ['libvirt-client-cert', ''],
    ],
  );
});

table('what is to go away is no certificate; a Concat may have another path than its title', () => {
  const rows = certificateTable({
    edges: [],
    resources: [
      { type: 'Certmonger_certificate', title: 'old', parameters: { ensure: 'absent', certfile: '/old' } },
      { type: 'Certmonger_certificate', title: 'new', parameters: { certfile: '/new.crt' } },
      { type: 'Certmonger_certificate', title: 'bare' },
      { type: 'Concat', title: 'bundle', parameters: { path: '/bundle.pem' } },
      { type: 'Concat::Fragment', title: 'a', parameters: { target: 'bundle', source: ['/new.crt'] } },
      { type: 'Concat::Fragment', title: 'b', parameters: { target: '/unknown.pem', source: '/new.crt' } },
    ],
  });
  assert.equal(
    rows.map(({ title, pem }) => [title, pem]),
    [
      ['new', '/bundle.pem /unknown.pem'],
      ['bare', ''],
    ],
  );
});

table('columns are aligned, wide and combining characters counted', () => {
  const row = { hostName: 'h', principal: 'p', ca: 'IPA', file: '/f', key: '/k', pem: '/p.pem' };
  const text = formatCertificates([
    { ...row, title: '証明書' },
    { ...row, title: 'cafe\u0301' },
  ]);
  assert.equal(text.split('\n'), [
    'CERTIFICATE  HOST NAME  PRINCIPAL  CA   FILE  KEY  PEM',
    '証明書       h          p          IPA  /f    /k   /p.pem',
    'cafe\u0301         h          p          IPA  /f    /k   /p.pem',
    '',
  ]);
});

table('a narrow terminal has one value a line, and no path is cut', () => {
  const row = {
    title: 'web',
    hostName: 'www.example.com',
    principal: '',
    ca: 'IPA',
    file: '/etc/web.crt',
    key: '/etc/web.key',
    pem: '',
  };
  assert.equal(formatCertificates([row], 40).split('\n'), [
    'web',
    '  host name  www.example.com',
    '  ca         IPA',
    '  file       /etc/web.crt',
    '  key        /etc/web.key',
    '',
  ]);
});

table('widths of texts', () => {
  assert.is(displayWidth(''), 0);
  assert.is(displayWidth('abc'), 3);
  assert.is(displayWidth('日本'), 4);
  assert.is(displayWidth('👩‍💻'), 2);
  assert.is(displayWidth('e\u0301'), 1);
  assert.is(displayWidth('\u200b'), 0);
});

table.run();
