/** Every rule over certificates, with small catalogs: what it finds and what it lets be. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Catalog, checkCertificates } from '../../../compiler/tls/index.ts';
import { catalog, certificate, type Resources, vhost } from './catalog.ts';

interface Case {
  readonly resources: Resources;
  readonly contains?: Readonly<Record<string, readonly string[]>>;
  /** Rules with a part of what they say. */
  readonly found: readonly (readonly [rule: string, words: string])[];
}

const SOUND: Resources = { 'Certmonger_certificate[web]': certificate('web'), 'Apache::Vhost[web]': vhost('web') };
const WITH_PEM = {
  'Certmonger_certificate[web]': certificate('web'),
  'Concat[/etc/web.pem]': { mode: '0640' },
  'Concat::Fragment[crt]': { target: '/etc/web.pem', source: '/etc/pki/web.crt', order: '01' },
  'Concat::Fragment[key]': { target: '/etc/web.pem', source: '/etc/pki/web.key', order: 20 },
  'Haproxy::Listen[web]': { bind: { '10.0.0.6:443': ['ssl', 'crt', '/etc/web.pem'] } },
} as const;

function named(different: Readonly<Record<string, unknown>>): Resources {
  return { ...SOUND, 'Certmonger_certificate[web]': certificate('web', different) };
}

const CASES: Readonly<Record<string, Case>> = {
  'nothing is wrong with a virtual host and its certificate': { resources: SOUND, found: [] },
  'nothing is wrong with a PEM that HAProxy reads': { resources: WITH_PEM, found: [] },
  'a setting of its own, a line and a stunnel read files, too': {
    resources: {
      'Certmonger_certificate[web]': certificate('web'),
      'Nova_config[vnc/server_key]': { value: '/etc/pki/other.key' },
      'Ini_setting[cert]': { setting: 'ssl_cert_file', value: '/etc/pki/other.crt', path: '/etc/x.ini' },
      'File_line[ca]': { line: 'ssl-cert=/etc/pki/third.crt', path: '/etc/my.cnf' },
      'Stunnel::Tun[redis]': { cert: '/etc/pki/web.crt', key: '/etc/pki/web.key', before: 'Nova_config[vnc/server_key]' },
    },
    found: [
      ['tls-file-missing', 'Nova_config[vnc/server_key] reads /etc/pki/other.key'],
      ['tls-file-missing', 'Ini_setting[cert] reads /etc/pki/other.crt'],
      ['tls-file-missing', 'File_line[ca] reads /etc/pki/third.crt'],
    ],
  },
  'a folder of PEMs': {
    resources: { ...WITH_PEM, 'Haproxy::Listen[web]': { bind: { '10.0.0.6:443': ['ssl', 'crt', '/etc/'] } } },
    found: [],
  },
  'a bind and a virtual host with TLS and without a certificate': {
    resources: {
      'Haproxy::Listen[web]': { bind: { '10.0.0.6:443': ['ssl'], '10.0.0.6:80': [], '10.0.0.6:8443': 'ssl crt-list /etc/list' } },
      'Apache::Vhost[web]': { ssl: true, ip: '10.0.0.1', port: 443 },
      'Apache::Vhost[old]': { ssl: true, ensure: 'absent' },
    },
    found: [
      ['tls-certificate-unset', 'Haproxy::Listen[web] speaks TLS on 10.0.0.6:443 '],
      ['tls-certificate-unset', 'Apache::Vhost[web] speaks TLS '],
    ],
  },
  'parts of a file that is not to be there read nothing': {
    resources: {
      ...SOUND,
      'Concat[old.conf]': { ensure: 'absent', path: '/etc/httpd/old.conf' },
      'Concat::Fragment[old]': { target: 'old.conf', content: 'SSLCertificateFile /etc/pki/old.crt\n' },
    },
    found: [],
  },
  'what virtual hosts take that name no certificate is not read by the class': {
    resources: {
      ...SOUND,
      'Class[Apache]': { default_ssl_cert: '/etc/pki/localhost.crt', default_ssl_key: '/etc/pki/localhost.key' },
    },
    found: [],
  },
  'a name that is an address of version 6': {
    resources: named({ hostname: '2001:db8::6', dnsname: [], principal: 'HTTP/2001:db8::6' }),
    found: [['tls-name-address', '2001:db8::6']],
  },
  'an alternative name that is an address': {
    resources: named({ dnsname: ['web.example.com', '10.0.0.6'] }),
    found: [['tls-name-address', 'dnsname is the address 10.0.0.6']],
  },
  'an alternative name that is a wildcard': {
    resources: named({ dnsname: ['web.example.com', '*.example.com'] }),
    found: [['tls-name-wildcard', "dnsname is the wildcard '*.example.com'"]],
  },
  'blanks are no name': {
    resources: named({ hostname: '  ', dnsname: [] }),
    found: [
      ['tls-name-empty', 'no host name'],
      ['tls-principal-host', ''],
    ],
  },
  'a name with an underscore': {
    resources: named({ hostname: 'web_1.example.com', dnsname: [], principal: 'HTTP/web_1.example.com' }),
    found: [['tls-name-invalid', 'underscore']],
  },
  'a name without a domain': {
    resources: named({ hostname: 'web', dnsname: [], principal: 'HTTP/web' }),
    found: [['tls-name-invalid', 'no domain']],
  },
  'a name with a part of 64 characters': {
    resources: named({ dnsname: ['web.example.com', `${'a'.repeat(64)}.example.com`] }),
    found: [['tls-name-invalid', 'more than 63']],
  },
  'a name that begins with a hyphen': {
    resources: named({ dnsname: ['web.example.com', '-web.example.com'] }),
    found: [['tls-name-invalid', 'hyphen']],
  },
  'a URL instead of a name': {
    resources: named({ dnsname: ['web.example.com', 'https://web.example.com'] }),
    found: [['tls-name-invalid', 'URL']],
  },
  'a name with a port': {
    resources: named({ dnsname: ['web.example.com', 'web.example.com:443'] }),
    found: [['tls-name-invalid', 'port']],
  },
  'a common name of 65 characters': {
    resources: named({
      hostname: `${'a'.repeat(53)}.example.com`,
      dnsname: [],
      principal: `HTTP/${'a'.repeat(53)}.example.com`,
    }),
    found: [['tls-name-too-long', '65 characters']],
  },
  'a common name of 64 characters': {
    resources: named({
      hostname: `${'a'.repeat(52)}.example.com`,
      dnsname: [],
      principal: `HTTP/${'a'.repeat(52)}.example.com`,
    }),
    found: [],
  },
  'a principal without a host': {
    resources: named({ principal: 'HTTP/' }),
    found: [['tls-principal-empty', "'HTTP/' has no host"]],
  },
  'a principal that is empty': { resources: named({ principal: '' }), found: [['tls-principal-empty', 'is empty']] },
  'a principal without a service': {
    resources: named({ principal: 'web.example.com' }),
    found: [['tls-principal-service', "'web.example.com' has no service"]],
  },
  'a principal of another host': {
    resources: named({ principal: 'HTTP/mail.example.com' }),
    found: [['tls-principal-host', "'HTTP/mail.example.com' is of another host than 'web.example.com'"]],
  },
  'a principal with a realm, of an alternative name': {
    resources: named({ dnsname: ['web.example.com', 'www.example.com'], principal: 'HTTP/www.example.com@EXAMPLE.COM' }),
    found: [],
  },
  'a CA in small letters': { resources: named({ ca: 'ipa' }), found: [['tls-ca-unknown', "no CA 'ipa'"]] },
  'a CA of another name': { resources: named({ ca: 'our-own-ca' }), found: [['tls-ca-unknown', 'our-own-ca']] },
  'a CA that the catalog declares': { resources: { ...named({ ca: 'our-own-ca' }), 'Certmonger_ca[our-own-ca]': {} }, found: [] },
  'a certificate without a key': {
    resources: {
      'Certmonger_certificate[web]': certificate('web', { keyfile: '' }),
      'Apache::Vhost[web]': vhost('web', { ssl_key: undefined }),
    },
    found: [['tls-key-missing', 'no keyfile']],
  },
  'two certificates with one key': {
    resources: {
      ...SOUND,
      'Certmonger_certificate[two]': certificate('two', { keyfile: '/etc/pki/web.key' }),
      'Apache::Vhost[two]': vhost('two', { ssl_key: '/etc/pki/web.key' }),
    },
    found: [['tls-key-shared', '/etc/pki/web.key']],
  },
  'two certificates in one file': {
    resources: {
      ...SOUND,
      'Certmonger_certificate[two]': certificate('two', { certfile: '/etc/pki/web.crt' }),
      'Apache::Vhost[two]': vhost('web', { ssl_key: '/etc/pki/two.key' }),
    },
    found: [['tls-file-shared', '/etc/pki/web.crt']],
  },
  'certificate and key in one file': {
    resources: {
      'Certmonger_certificate[web]': certificate('web', { keyfile: '/etc/pki/web.crt' }),
      'Apache::Vhost[web]': vhost('web', { ssl_key: '/etc/pki/web.crt' }),
    },
    found: [['tls-file-shared', 'one file for certificate and key']],
  },
  'a file resource with contents in place of a certificate': {
    resources: { ...SOUND, 'File[/etc/pki/web.crt]': { content: '-----BEGIN CERTIFICATE-----' } },
    found: [['tls-file-shared', 'File[/etc/pki/web.crt] both write']],
  },
  'a file resource that sets the mode of a certificate': {
    resources: { ...SOUND, 'File[/etc/pki/web.crt]': { mode: '0644' } },
    found: [],
  },
  'a PEM without a key': {
    resources: { ...WITH_PEM, 'Concat::Fragment[key]': { ensure: 'absent', target: '/etc/web.pem', source: '/etc/pki/web.key' } },
    found: [['tls-pem-parts', 'no key among its parts']],
  },
  'a PEM with the key of another certificate': {
    resources: {
      ...WITH_PEM,
      'Certmonger_certificate[two]': certificate('two'),
      'Apache::Vhost[two]': vhost('two'),
      'Concat::Fragment[key]': { target: '/etc/web.pem', source: '/etc/pki/two.key', order: 20 },
    },
    found: [['tls-pem-parts', 'a key fits one certificate only']],
  },
  'a PEM with the CA first': {
    resources: { ...WITH_PEM, 'Concat::Fragment[ca]': { target: '/etc/web.pem', source: '/etc/ipa/ca.crt', order: '00' } },
    found: [['tls-pem-parts', "the CA's certificate before the server's"]],
  },
  'a PEM with the CA after the certificate': {
    resources: { ...WITH_PEM, 'Concat::Fragment[ca]': { target: '/etc/web.pem', source: 'file:///etc/ipa/ca.crt', order: 10 } },
    found: [],
  },
  'HAProxy reads a certificate without a key': {
    resources: {
      'Certmonger_certificate[web]': certificate('web'),
      'Haproxy::Frontend[web]': { ipaddress: '10.0.0.6', ports: '443', bind_options: 'ssl crt /etc/pki/web.crt' },
    },
    found: [['tls-pem-missing', 'the key is missing']],
  },
  'a virtual host reads what nobody provides': {
    resources: { ...SOUND, 'Apache::Vhost[old]': vhost('old', { port: 8443 }) },
    found: [
      ['tls-file-missing', '/etc/pki/old.crt, and nobody provides it'],
      ['tls-file-missing', '/etc/pki/old.key, and nobody provides it'],
    ],
  },
  'what is brought by other means': {
    resources: { 'Apache::Vhost[web]': vhost('web', { ssl_ca: '/etc/pki/ca.crt' }) },
    found: [
      ['tls-file-supplied', '/etc/pki/web.crt'],
      ['tls-file-supplied', '/etc/pki/web.key'],
    ],
  },
  'a copy that the post-save command makes': {
    resources: {
      'Certmonger_certificate[web]': certificate('web', {
        postsave_cmd: "sh -c 'cat /etc/pki/web.crt /etc/pki/web.key > /etc/web.pem && systemctl reload haproxy'",
      }),
      'Haproxy::Listen[web]': { bind: { '10.0.0.6:443': ['ssl', 'crt', '/etc/web.pem'] } },
    },
    found: [],
  },
  'a certificate that nobody reads': {
    resources: { 'Certmonger_certificate[web]': certificate('web') },
    found: [['tls-certificate-unread', '/etc/pki/web.crt']],
  },
  'a rendered file that reads it': {
    resources: {
      'Certmonger_certificate[web]': certificate('web'),
      'File[/etc/stunnel.conf]': { content: '# cert = /etc/old.pem\ncert = /etc/pki/web.crt\nkey = /etc/pki/web.key\n' },
    },
    found: [],
  },
  'a service that may start first': {
    resources: {
      'Certmonger_certificate[web]': certificate('web'),
      'Class[Rabbitmq]': { ssl_cert: '/etc/pki/web.crt', ssl_key: '/etc/pki/web.key' },
      'Service[rabbitmq]': { ensure: 'running' },
    },
    contains: { 'Class[Rabbitmq]': ['Service[rabbitmq]'] },
    found: [['tls-reader-order', 'Service[rabbitmq] may start before Certmonger_certificate[web]']],
  },
  'a service that waits for the certificate': {
    resources: {
      'Certmonger_certificate[web]': certificate('web', { before: 'Class[Rabbitmq]' }),
      'Class[Rabbitmq]': { ssl_cert: '/etc/pki/web.crt', ssl_key: '/etc/pki/web.key' },
      'Service[rabbitmq]': { ensure: 'running' },
    },
    contains: { 'Class[Rabbitmq]': ['Service[rabbitmq]'] },
    found: [],
  },
  'nobody is told of a renewal': {
    resources: { ...SOUND, 'Certmonger_certificate[web]': certificate('web', { postsave_cmd: '' }) },
    found: [['tls-reader-notify', 'Apache::Vhost[web] is not told']],
  },
  'the service is told of a renewal': {
    resources: {
      ...SOUND,
      'Certmonger_certificate[web]': certificate('web', { postsave_cmd: '', notify: ['Service[httpd]'] }),
      'Service[httpd]': {},
    },
    found: [],
  },
  'a key that everybody may read': {
    resources: { ...SOUND, 'File[/etc/pki/web.key]': { mode: '0644' } },
    found: [['tls-key-permissions', 'mode 0644']],
  },
  'a PEM that everybody may read': {
    resources: { ...WITH_PEM, 'Concat[/etc/web.pem]': { mode: 'u=rw,o=r' } },
    found: [['tls-key-permissions', '/etc/web.pem, which holds a key']],
  },
  'HAProxy demands a name that the certificate lacks': {
    resources: {
      ...SOUND,
      'Haproxy::Balancermember[web]': {
        ipaddresses: ['10.0.0.1'],
        server_names: ['node1.example.com'],
        ports: 443,
        options: ['check', 'ssl', 'verify required'],
        verifyhost: true,
      },
    },
    found: [['tls-verifyhost', "not 'node1.example.com'"]],
  },
  'HAProxy speaks TLS to a virtual host without': {
    resources: {
      'Apache::Vhost[web]': { ip: '10.0.0.1', port: 80 },
      'Haproxy::Balancermember[web]': {
        ipaddresses: '10.0.0.1',
        server_names: 'web.example.com',
        ports: '80',
        options: 'ssl verify none',
      },
    },
    found: [['tls-verifyhost', 'where Apache::Vhost[web] does not']],
  },
  endpoints: {
    resources: {
      ...WITH_PEM,
      'Keystone_endpoint[a]': { url: 'https://web.example.com:443/v2' },
      'Keystone_endpoint[b]': { url: 'http://web.example.com:443' },
      'Keystone_endpoint[c]': { url: 'https://10.0.0.6:443' },
      'Keystone_endpoint[d]': { url: 'https://old.example.com' },
      'Keystone_endpoint[e]': { url: 'https://10.9.9.9:443' },
      'Keystone_endpoint[f]': { url: 'https://localhost:443' },
    },
    found: [
      ['tls-endpoint-http', 'Keystone_endpoint[b] url is http://web.example.com:443'],
      ['tls-endpoint-address', '10.0.0.6 is an address'],
      ['tls-endpoint-name', "asks for 'old.example.com'"],
    ],
  },
};

const rules = suite('rules over certificates');

for (const [name, { resources, contains, found }] of Object.entries(CASES)) {
  rules(name, () => assert.equal(findingsOf([catalog(resources, contains)], found), found));
}

rules('the server of one node and the HAProxy of another', () => {
  const member = {
    ipaddresses: '10.0.0.1',
    server_names: 'node1.example.com',
    ports: 443,
    options: ['ssl', 'verify required'],
    verifyhost: true,
  };
  const [finding] = checkCertificates([catalog({ 'Haproxy::Balancermember[web]': member }, {}, 'lb'), catalog(SOUND, {}, 'node1')]);
  assert.is(finding?.rule, 'tls-verifyhost');
  assert.equal(finding?.nodes, ['node1']);
});

rules.run();

/** What was found, in the form of the table: of each message the words that are expected. */
function findingsOf(catalogs: readonly Catalog[], expected: Case['found']): readonly (readonly [string, string])[] {
  return checkCertificates(catalogs).map(({ rule, message }) => {
    const words = expected.find(([name, part]) => name === rule && message.includes(part))?.[1];
    return [rule, words ?? message];
  });
}
