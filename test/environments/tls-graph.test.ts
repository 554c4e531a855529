/**
 * Certificates of the tls-everywhere environment: the graph against the tables in expected/, the rules against the broken cases, and
 * against all that is sound.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_GLOBAL_LAYER } from '../../bin/environment-options.ts';
import { type CatalogJson, compile, DEFAULT_SETTINGS, Environment, type NodeData } from '../../compiler/index.ts';
import { TlsGraph } from '../../compiler/tls/graph/index.ts';
import { checkCertificates, TLS_CHECKS } from '../../compiler/tls/index.ts';
import { type Finding, validate } from '../../compiler/validate/index.ts';
import { type BrokenCase, brokenCases, brokenRequest, writeBroken } from './tls-broken.ts';
import { compareGraph } from './tls-graph-tables.ts';
import {
  DEFAULT,
  type Deployment,
  ENVIRONMENT,
  NODES,
  type Node,
  nameOf,
  RELEASES,
  type Release,
  request,
  VARIANTS,
} from './tls-requests.ts';

const settings = { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER };
const environment = new Environment({ directory: ENVIRONMENT, settings });

function nodeData({ node, facts }: { readonly [field: string]: unknown }): NodeData {
  return { name: node as string, facts: facts as NodeData['facts'] };
}

function graphOf(node: Node, deployment: Deployment): TlsGraph {
  const result = compile(environment, nodeData(request('compile', node, deployment)));
  if (!result.ok) throw new Error(result.error);
  return new TlsGraph(result.catalog, node);
}

function puppetsCatalog(node: Node): CatalogJson {
  return (JSON.parse(readFileSync(join(ENVIRONMENT, 'recorded', `${node}.json`), 'utf8')) as { readonly catalog: CatalogJson })
    .catalog;
}

// --- The graph --------------------------------------------------------------------------------------------------------

const graph = suite('tls-everywhere: the graph of certificates');

/** Every variant of every release at the last step, and at the first where that is another matter. */
const DEPLOYMENTS: readonly Deployment[] = [
  ...RELEASES.flatMap((release) => VARIANTS.map((variant) => ({ release, variant, step: 5 }))),
  { release: 'train', variant: 'freeipa', step: 1 },
  { release: 'train', variant: 'local', step: 1 },
];

for (const deployment of DEPLOYMENTS) {
  const { release, variant, step } = deployment;
  // All in the release of the tables; in the others one of each kind.
  const nodes = release === 'pike' ? NODES : ([NODES[0], NODES[3]] as const);
  graph(`${release}, ${variant}, step ${step}`, () => {
    for (const node of nodes) compareGraph(graphOf(node, deployment), node, deployment);
  });
}

graph('of catalogs that Puppet compiled', () => {
  for (const node of NODES) compareGraph(new TlsGraph(puppetsCatalog(node), node), node, DEFAULT);
});

graph('every certificate of a controller is read, by those who are named', () => {
  const found = new TlsGraph(puppetsCatalog(NODES[0]), NODES[0]);
  const readers = Object.fromEntries(
    found.certificates.map((certificate) => [
      certificate.title,
      new Set(found.readersOf(certificate).map(({ resource }) => `${resource.type}[${resource.title}]`)).size,
    ]),
  );
  assert.equal(readers, {
    mysql: 1,
    rabbitmq: 1,
    etcd: 1,
    'httpd-ctlplane': 1,
    'httpd-internal_api': 12,
    'httpd-storage': 2,
    'haproxy-ctlplane-cert': 2,
    'haproxy-internal_api-cert': 14,
    'haproxy-storage-cert': 2,
    'haproxy-external-cert': 17,
  });
});

graph('the certificate is there before its parts, these before the PEM, the PEM before the listens', () => {
  const { certificates, pems, readersOf, order } = bound(new TlsGraph(puppetsCatalog(NODES[0]), NODES[0]));
  for (const pem of pems) {
    for (const { certificate, resource } of pem.parts) {
      assert.ok(certificate && order.isBefore(certificate.resource, resource), `${pem.path}: ${resource.title}`);
      assert.ok(order.isBefore(resource, pem.concat.resource));
      assert.not.ok(order.isBefore(pem.concat.resource, resource));
    }
  }
  for (const certificate of certificates.filter(({ title }) => title.startsWith('haproxy-'))) {
    for (const { resource } of readersOf(certificate)) {
      assert.ok(order.isBefore(certificate.resource, resource), resource.title);
      assert.ok(order.refreshedBy(certificate.resource).has(`Haproxy::Listen[${resource.title}]`), resource.title);
    }
  }
});

graph.run();

function bound(found: TlsGraph) {
  const { certificates, pems, order } = found;
  return { certificates, pems, order, readersOf: found.readersOf.bind(found) };
}

// --- The broken cases -------------------------------------------------------------------------------------------------

/** Rule, data file, and the line that is to blame. */
type Blame = readonly [rule: string, file: string, line: string];

const NODE_FILE = 'nodes/overcloud-controller-0.yaml';

/** With FreeIPA; in pike at the last step. */
const BLAMED: Readonly<Record<string, Blame>> = {
  '01-address-as-hostname': ['tls-name-address', NODE_FILE, 'hostname: 172.16.2.6'],
  '02-wildcard': ['tls-name-wildcard', NODE_FILE, "hostname: '*.internalapi.example.com'"],
  '03-cloud-name-missing': ['tls-name-empty', 'certificates/Controller.yaml', 'hostname: "%{hiera(\'cloud_name_storage\')}"'],
  '04-recursive-interpolation': ['hiera-recursion', NODE_FILE, "cloud_name_internal_api: '%{hiera(''vip_name_internal_api'')}'"],
  '05-principal-of-another-host': ['tls-principal-host', NODE_FILE, "principal: haproxy/%{hiera('cloud_name_storage')}"],
  '06-one-pem-for-two-networks': [
    'tls-file-shared',
    NODE_FILE,
    'service_pem: /etc/pki/tls/certs/overcloud-haproxy-internal_api.pem',
  ],
  '07-network-without-spec': ['tls-network-without-spec', NODE_FILE, 'glance_api_network: tenant'],
  '08-endpoint-http': ['tls-endpoint-http', 'endpoints.yaml', 'uri: "http://%{lookup(\'cloud_name_internal_api\')}:8774/v2.1"'],
  '09-endpoint-address': ['tls-endpoint-address', 'endpoints.yaml', 'uri: "https://172.16.2.6:9696"'],
  '10-httpd-spec-with-pem': ['tls-spec-fields', NODE_FILE, 'service_pem: /etc/pki/tls/certs/httpd/httpd-storage.pem'],
  '11-haproxy-spec-without-pem': ['tls-spec-fields', NODE_FILE, 'haproxy-storage:'],
  '12-fqdn-missing': ['tls-name-empty', 'certificates/Controller.yaml', 'hostname: "%{hiera(\'fqdn_storage\')}"'],
  '13-spec-key-misnamed': ['tls-spec-misnamed', NODE_FILE, 'haproxy-InternalApi:'],
  '14-service-network-undefined': ['tls-service-network', 'all_nodes.yaml', 'nova_api_enabled: true'],
  '15-one-key-for-two-certificates': [
    'tls-key-shared',
    NODE_FILE,
    'service_key: /etc/pki/tls/private/httpd/httpd-internal_api.key',
  ],
  '16-ca-unknown': ['tls-ca-unknown', NODE_FILE, 'certmonger_ca: ipa'],
  '17-flag-not-boolean': ['tls-flag-not-boolean', NODE_FILE, 'generate_service_certificates: perhaps'],
  '18-stale-domain': ['tls-endpoint-name', NODE_FILE, 'hostname: overcloud.internalapi.localdomain'],
  '19-spec-without-key': ['tls-spec-fields', NODE_FILE, 'httpd-storage:'],
  '20-node-cert-with-vip-name': ['tls-verifyhost', NODE_FILE, "hostname: '%{hiera(''cloud_name_internal_api'')}'"],
  '21-common-name-too-long': [
    'tls-name-too-long',
    NODE_FILE,
    'cloud_name_storage: overcloud-production-datacentre-north-rack-07.storage.cloud.example.com',
  ],
  '22-public-pem-elsewhere': [
    'tls-file-missing',
    NODE_FILE,
    'tripleo::haproxy::service_certificate: /etc/pki/tls/private/overcloud_endpoint.pem',
  ],
  '23-unknown-variable': ['tls-name-empty', NODE_FILE, "hostname: '%{::fqdn_strage}'"],
  '24-step-is-text': ['data-not-convertible', NODE_FILE, 'step: five'],
};

/** Cases that are milder, or something else, in other releases: httpd asks for nothing in newton, and train leaves nameless certificates out. */
const COMES_OUT_OTHERWISE: ReadonlySet<string> = new Set([
  '02-wildcard',
  '03-cloud-name-missing',
  '10-httpd-spec-with-pem',
  '12-fqdn-missing',
  '15-one-key-for-two-certificates',
  '17-flag-not-boolean',
  '19-spec-without-key',
  '20-node-cert-with-vip-name',
  '23-unknown-variable',
]);

const VIRTUAL: Blame = ['tls-name-kind', NODE_FILE, "hostname: '%{hiera(''cloud_name_internal_api'')}'"];

/** What is to blame there, where it is something else: there are no virtual hosts at train's first step. */
const BLAMED_ELSE: { readonly [release in Release]: Readonly<Record<string, Blame>> } = {
  newton: {
    '12-fqdn-missing': ['tls-name-empty', 'certificates/Controller-newton.yaml', 'hostname: "%{::fqdn_storage}"'],
    '20-node-cert-with-vip-name': VIRTUAL,
  },
  pike: {},
  train: { '20-node-cert-with-vip-name': VIRTUAL },
};

/** More ways to get the data wrong. */
const MORE: Readonly<
  Record<string, { readonly set: BrokenCase['set']; readonly remove?: readonly string[]; readonly blamed: Blame }>
> = {
  'a virtual name with an underscore': {
    set: { cloud_name_internal_api: 'overcloud.internal_api.example.com' },
    blamed: ['tls-name-invalid', NODE_FILE, 'cloud_name_internal_api: overcloud.internal_api.example.com'],
  },
  'a virtual name with a port': {
    set: { cloud_name_external: 'overcloud.example.com:13000' },
    blamed: ['tls-name-invalid', NODE_FILE, 'cloud_name_external: overcloud.example.com:13000'],
  },
  'a virtual name that is empty': {
    set: { cloud_name_ctlplane: '' },
    blamed: ['tls-name-empty', 'certificates/Controller.yaml', 'hostname: "%{hiera(\'cloud_name_ctlplane\')}"'],
  },
  'a name of a node that is an address': {
    set: { fqdn_storage: '172.16.1.11' },
    blamed: ['tls-name-address', NODE_FILE, 'fqdn_storage: 172.16.1.11'],
  },
  'a name of a node that is not the one that HAProxy lists': {
    set: { fqdn_ctlplane: 'controller-0.ctlplane.example.com' },
    blamed: ['tls-verifyhost', 'certificates/Controller.yaml', 'hostname: "%{hiera(\'fqdn_ctlplane\')}"'],
  },
  'a CA in other letters': { set: { certmonger_ca: 'Local' }, blamed: ['tls-ca-unknown', NODE_FILE, 'certmonger_ca: Local'] },
  'no CA': { set: { certmonger_ca: 'SelfSing' }, blamed: ['tls-ca-unknown', NODE_FILE, 'certmonger_ca: SelfSing'] },
  'a flag with a word': {
    set: { enable_internal_tls: 'always' },
    blamed: ['tls-flag-not-boolean', NODE_FILE, 'enable_internal_tls: always'],
  },
  'the public endpoint by its address': {
    set: { 'endpoint_map.KeystonePublic.uri': 'https://10.0.0.6:13000' },
    blamed: ['tls-endpoint-address', 'endpoints.yaml', 'uri: "https://10.0.0.6:13000"'],
  },
  'an endpoint with an old name': {
    set: { 'endpoint_map.GlanceInternal.uri': 'https://overcloud.localdomain:9292' },
    blamed: ['tls-endpoint-name', 'endpoints.yaml', 'uri: "https://overcloud.localdomain:9292"'],
  },
  'an endpoint that says http in its protocol alone': {
    set: { 'endpoint_map.CinderPublic.protocol': 'http' },
    blamed: ['tls-endpoint-http', 'endpoints.yaml', 'protocol: "http"'],
  },
  'a service on an unknown network': {
    set: { cinder_api_network: 'internalapi' },
    blamed: ['tls-spec-misnamed', 'certificates/Controller.yaml', 'haproxy-internal_api:'],
  },
  'another service without a network': {
    set: {},
    remove: ['heat_api_network'],
    blamed: ['tls-service-network', 'all_nodes.yaml', 'heat_api_enabled: true'],
  },
};

const NAMES = TLS_CHECKS.map(({ name }) => name);

const blame = suite('tls-everywhere: what is to blame');
const dir = realpathSync(mkdtempSync(join(tmpdir(), 'tls-graph-')));

blame.after(() => rmSync(dir, { recursive: true }));

blame.before(() => {
  for (const part of ['hiera.yaml', 'manifests', 'modules']) symlinkSync(join(ENVIRONMENT, part), join(dir, part));
});

blame('every broken case of the scenario is here', () => {
  assert.equal(
    Object.keys(BLAMED),
    brokenCases().map(({ name }) => name),
  );
});

for (const broken of brokenCases()) {
  for (const release of COMES_OUT_OTHERWISE.has(broken.name) ? RELEASES : (['pike'] as const)) {
    const blamed = BLAMED_ELSE[release][broken.name] ?? (BLAMED[broken.name] as Blame);
    blame(`${broken.name} in ${release}`, () => compareBlame(broken, blamed, release));
  }
}

for (const [name, { set, remove = [], blamed }] of Object.entries(MORE)) {
  blame(name, () => compareBlame({ name, why: name, node: NODES[0], set, remove }, blamed));
}

blame.run();

function compareBlame(broken: BrokenCase, blamed: Blame, release: Release = 'pike'): void {
  writeBroken(broken, dir, ['data']);
  const node = nodeData(brokenRequest(broken, dir, release));
  const { findings } = validate({
    environment: { directory: dir, settings },
    nodes: [node],
    ...(release === 'pike' ? {} : { rules: [...NAMES, 'hiera-recursion', 'compilation'] }),
  });
  // In pike it is certain that everything is asked for.
  const errors = findings
    .filter(({ severity }) => severity === 'error' || (severity === 'warning' && release !== 'pike'))
    .map((finding) => blameOf(finding));
  assert.ok(
    errors.some((one) => JSON.stringify(one) === JSON.stringify(blamed)),
    `expected ${JSON.stringify(blamed)}\nfound ${errors.map((one) => JSON.stringify(one)).join('\n      ')}`,
  );
  const failures = errors.filter(([rule]) => rule === 'compilation');
  assert.equal(failures, [], 'the failure is explained');
  if (release === 'pike') compareWithoutData(findings, node);
}

/** Rules that need the data or facts for what they find, and not only for its place. */
const NEED_DATA =
  /^(?:tls-(?:name-(?:unknown|kind)|network-name|endpoint-\w+|spec-\w+|network-without-spec|service-network|flag-not-boolean)|data-\S+)$/;

/** The other rules find the same in the catalog alone, as JSON; that it is Puppet's is told by the recorded digests. */
function compareWithoutData(findings: readonly Finding[], node: NodeData): void {
  const result = compile(new Environment({ directory: dir, settings }), node);
  if (!result.ok) return;
  const known = (all: readonly Finding[]) =>
    messages(all.filter(({ rule }) => NAMES.includes(rule) && !NEED_DATA.test(rule))).toSorted();
  assert.equal(known(checkCertificates([JSON.parse(JSON.stringify(result.catalog))])), known(findings));
}

function blameOf({ rule, at, file }: Finding): Blame {
  const path = at?.source.file ?? file ?? '';
  return [
    rule,
    relative(join(dir, 'data'), path),
    at === undefined ? '' : at.source.lineText(at.source.place(at.offset).line).trim(),
  ];
}

// --- What is sound ----------------------------------------------------------------------------------------------------

const sound = suite('tls-everywhere: what is sound');

/** Rules over one node each: the deployments need not be kept apart, though all have the same addresses. */
const ALONE = TLS_CHECKS.filter((rule) => 'check' in rule).map(({ name }) => name);

sound('every release and variant has no error', () => {
  const nodes = DEPLOYMENTS.flatMap((deployment) =>
    [NODES[0], NODES[3]].map((node) => ({ ...nodeData(request('compile', node, deployment)), name: nameOf(node, deployment) })),
  );
  assert.equal(errorsOf(nodes, ALONE), []);
});

for (const release of RELEASES) {
  sound(`no error with all nodes of ${release}`, () => {
    const nodes = NODES.map((node) => nodeData(request('compile', node, { release, variant: 'freeipa', step: 5 })));
    assert.equal(errorsOf(nodes, NAMES), []);
  });
}

function errorsOf(nodes: readonly NodeData[], rules: readonly string[]): readonly string[] {
  const { findings } = validate({ environment: { directory: ENVIRONMENT, settings }, nodes, rules });
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);
}

sound('the same rules over the catalogs that Puppet compiled', () => {
  const catalogs = NODES.map(puppetsCatalog);
  assert.equal(messages(checkCertificates(catalogs)), [
    'tls-certificate-unread: Nothing reads Certmonger_certificate[libvirt-client-cert] (/etc/pki/libvirt/clientcert.pem)',
  ]);
});

sound('find in Puppet’s catalogs what they find in ours', () => {
  const ours = NODES.map((node) => {
    const result = compile(environment, nodeData(request('compile', node, DEFAULT)));
    if (!result.ok) throw new Error(result.error);
    return result.catalog;
  });
  assert.equal(messages(checkCertificates(ours)), messages(checkCertificates(NODES.map(puppetsCatalog))));
});

sound.run();

function messages(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}
