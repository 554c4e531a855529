/** What the environment must come to, from the hand-made tables in fixtures/environments/tls-everywhere/expected/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Binds, Counts, Parameters, Pem, Vhost } from './tls-map.ts';
import { type Deployment, ENVIRONMENT, type Node, type Release } from './tls-requests.ts';

type Role = 'Controller' | 'Compute';
type Ca = 'IPA' | 'local';

interface CertificateTable {
  readonly certificates: {
    readonly [title: string]: {
      readonly hostname: string;
      readonly principal: string;
      readonly certfile: string;
      readonly keyfile: string;
      readonly postsave_cmd?: { readonly [release in Release]?: string };
      readonly dnsname?: { readonly [release in Release]?: readonly string[] };
    };
  };
  readonly sets: { readonly [role in Role]: { readonly [release in Release]: readonly string[] } };
  readonly cas: { readonly [variant: string]: Ca };
  readonly first_step_only: readonly Release[];
  readonly all: Parameters;
  readonly train: { readonly all: Parameters; readonly haproxy: Parameters };
}

interface PemTable {
  readonly networks: readonly string[];
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
  readonly parts: { readonly [release in Release]: { readonly [ca in Ca]: readonly (readonly [unknown, string])[] } };
}

interface VhostTable {
  readonly networks: { readonly [network: string]: string };
  readonly vhosts: { readonly [title: string]: VhostRow };
  readonly absent: readonly string[];
  readonly later_on_followers: readonly string[];
  readonly train: { readonly without: readonly string[]; readonly more: { readonly [title: string]: VhostRow } };
  readonly newton: { readonly only_plain: readonly string[] };
}

interface VhostRow {
  readonly network: string;
  readonly port: number;
  readonly certificate: string | null;
}

interface HaproxyTable {
  readonly public_ip: string;
  readonly public_pem: string;
  readonly listens: { readonly [name: string]: { readonly bind: string; readonly pem: string | null; readonly public?: number } };
  readonly horizon: { readonly [address: string]: string | null };
  readonly variants: { readonly [variant: string]: string | null };
  readonly newton: { readonly without: readonly string[] };
  readonly train: {
    readonly renamed: { readonly [name: string]: string };
    readonly not_public: readonly string[];
    readonly public: { readonly [name: string]: number };
    readonly pem: { readonly [name: string]: string };
    readonly horizon: { readonly [address: string]: string };
  };
  readonly verified: { readonly options: readonly string[]; readonly listens: readonly string[] };
  readonly notified: { readonly [release in Release]: number };
}

export type CountRow = readonly [release: Release, variant: Deployment['variant'], step: number, ...numbers: number[]];

function table<T>(name: string): T {
  return load(readFileSync(join(ENVIRONMENT, 'expected', `${name}.yaml`), 'utf8')) as T;
}

export const certificateTable = table<CertificateTable>('certificates');
export const pemTable = table<PemTable>('pems');
export const vhostTable = table<VhostTable>('vhosts');
export const haproxyTable = table<HaproxyTable>('haproxy');
export const pacemakerTable = table<{
  readonly from_step: number;
  readonly resources: readonly string[];
  readonly constraints: number;
}>('pacemaker');
export const countTable = table<readonly CountRow[]>('counts');
export const brokenTable = table<{ readonly [name: string]: { readonly [release in Release]: string | null } }>('broken');

function isAsking({ release, variant, step }: Deployment): boolean {
  return variant in certificateTable.cas && (step === 1 || !certificateTable.first_step_only.includes(release));
}

/** The parameters that the tables speak of, by the certificate's title. */
export function expectedCertificates(node: Node, deployment: Deployment): Record<string, Parameters> {
  const { release, variant } = deployment;
  if (!isAsking(deployment)) return {};
  const titles = certificateTable.sets[roleOf(node)][release];
  return Object.fromEntries(
    titles.map((title) => {
      const row = certificateTable.certificates[title];
      if (row === undefined) throw new Error(`no row for ${title}`);
      const { postsave_cmd, dnsname, ...same } = row;
      const haproxy = title.startsWith('haproxy-');
      const train =
        release === 'train' ? { ...certificateTable.train.all, ...(haproxy ? certificateTable.train.haproxy : {}) } : {};
      const postsave = postsave_cmd?.[release];
      const parameters: Record<string, unknown> = {
        ...certificateTable.all,
        ...train,
        ...same,
        ca: certificateTable.cas[variant],
        dnsname: dnsname?.[release] ?? row.hostname,
        ...(postsave === undefined ? {} : { postsave_cmd: postsave }),
      };
      // Train's HAProxy certificates have no principal where the local CA signs.
      if (haproxy && release === 'train' && variant === 'local') delete parameters.principal;
      return [title, named(parameters, node)];
    }),
  );
}

export function expectedPems(node: Node, deployment: Deployment): Record<string, Pem> {
  const ca = certificateTable.cas[deployment.variant];
  if (roleOf(node) !== 'Controller' || ca === undefined || !isAsking(deployment)) return {};
  const { networks, path, mode, owner, group, parts } = pemTable;
  return Object.fromEntries(
    networks.map((network) => {
      const row = certificateTable.certificates[`haproxy-${network}-cert`];
      const files: { readonly [word: string]: string | undefined } = { CRT: row?.certfile, KEY: row?.keyfile };
      const read = parts[deployment.release][ca].map(([order, file]) => [order, files[file] ?? file] as const);
      return [path.replace('NET', network), { owner, group, mode, parts: read }];
    }),
  );
}

/** Listens with TLS on every network: the variants in which HAProxy uses its internal certificates. */
export function expectedListens(release: Release): Record<string, Binds> {
  const { listens, public_ip, public_pem, train } = haproxyTable;
  const changes = release === 'train' ? train : undefined;
  const without = release === 'newton' ? haproxyTable.newton.without : [];
  const rows = Object.entries(listens).filter(([name]) => !without.includes(name));
  const found = rows.map(([name, { bind, pem, public: port }]) => {
    const inner = changes?.pem[name] ?? pem;
    const outer = changes?.not_public.includes(name) ? undefined : (changes?.public[name] ?? port);
    const binds = { [bind]: pemFile(inner), ...(outer === undefined ? {} : { [`${public_ip}:${outer}`]: pemFile(public_pem) }) };
    return [changes?.renamed[name] ?? name, binds] as const;
  });
  const horizon = Object.entries({ ...haproxyTable.horizon, ...changes?.horizon }).map(
    ([address, pem]) => [address, pemFile(pem)] as const,
  );
  return Object.fromEntries([...found, ['horizon', Object.fromEntries(horizon)]]);
}

/** Binds with TLS, in any variant: the PEM of each address. */
export function expectedTlsBinds({ release, variant }: Deployment): Record<string, Record<string, string>> {
  const { variants, public_ip } = haproxyTable;
  const plain = variant in variants;
  const binds = Object.entries(expectedListens(release)).map(([name, addresses]) => {
    const withTls = Object.entries(addresses).flatMap(([address, pem]): readonly (readonly [string, string])[] => {
      if (pem === null) return [];
      if (!plain) return [[address, pem]];
      const outer = variants[variant] ?? null;
      return outer !== null && (address.startsWith(`${public_ip}:`) || name === 'horizon') ? [[address, outer]] : [];
    });
    return [name, Object.fromEntries(withTls)] as const;
  });
  return Object.fromEntries(binds.filter(([, addresses]) => Object.keys(addresses).length > 0));
}

/** Whether services speak TLS to one another in the variant. */
export function hasInnerTls({ variant }: Deployment): boolean {
  return !(variant in haproxyTable.variants);
}

/** Virtual hosts at the last step of a deployment with TLS everywhere; in newton none of them has TLS. */
export function expectedVhosts(node: Node, release: Release): Record<string, Vhost> {
  if (roleOf(node) !== 'Controller') return {};
  const { vhosts, train, newton } = vhostTable;
  const rows = Object.entries(release === 'train' ? { ...vhosts, ...train.more } : vhosts).filter(([title]) =>
    release === 'newton' ? newton.only_plain.includes(title) : release !== 'train' || !train.without.includes(title),
  );
  return Object.fromEntries(
    rows.map(([title, { network, port, certificate }]) => {
      const name = release === 'newton' ? null : certificate;
      return [
        title,
        {
          ip: `${vhostTable.networks[network]}${Number(node.at(-1)) + 1}`,
          port,
          certificate: name && `/etc/pki/tls/certs/httpd/${name}.crt`,
          key: name && `/etc/pki/tls/private/httpd/${name}.key`,
        },
      ];
    }),
  );
}

export function expectedCounts([
  ,
  ,
  ,
  certificates,
  pems,
  fragments,
  tlsVhosts,
  vhosts,
  tlsBinds,
  binds,
]: CountRow): Partial<Counts> {
  return { certificates, pems, fragments, tlsVhosts, vhosts, tlsBinds, binds } as Partial<Counts>;
}

function pemFile(network: string | null): string | null {
  return network && pemTable.path.replace('NET', network);
}

export function roleOf(node: Node): Role {
  return node.includes('controller') ? 'Controller' : 'Compute';
}

function named(parameters: Parameters, node: Node): Parameters {
  return JSON.parse(JSON.stringify(parameters).replaceAll('NODE', node)) as Parameters;
}
