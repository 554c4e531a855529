import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { displayWidth, formatCertificates } from '../../../bin/tls/certificate-table.ts';

const table = suite('table of certificates');

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
