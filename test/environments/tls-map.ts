/** What a catalog says of TLS: certificates, PEM files, virtual hosts and HAProxy's binds, by resource type and parameters. */
import type { CatalogJson, ResourceJson } from '../../compiler/index.ts';

export type Parameters = { readonly [name: string]: unknown };

export interface Pem {
  readonly owner: unknown;
  readonly group: unknown;
  readonly mode: unknown;
  /** Order as the catalog has it, and the file that is read. */
  readonly parts: readonly (readonly [order: unknown, source: unknown])[];
}

export interface Vhost {
  readonly ip: unknown;
  readonly port: number;
  readonly certificate: string | null;
  readonly key: string | null;
}

/** Address and port to the PEM, null where the bind is plain. */
export type Binds = { readonly [address: string]: string | null };

function ofType(catalog: CatalogJson, type: string): ResourceJson[] {
  return catalog.resources.filter((resource) => resource.type === type);
}

function byTitle<T>(resources: readonly ResourceJson[], value: (parameters: Parameters, title: string) => T): Record<string, T> {
  return Object.fromEntries(resources.map(({ title, parameters }) => [title, value(parameters ?? {}, title)]));
}

export function certificates(catalog: CatalogJson): Record<string, Parameters> {
  return byTitle(ofType(catalog, 'Certmonger_certificate'), (parameters) => parameters);
}

/** The files that concat puts together of other files. */
export function pems(catalog: CatalogJson): Record<string, Pem> {
  const fragments = ofType(catalog, 'Concat::Fragment').filter(({ parameters }) => parameters?.source !== undefined);
  const targets = new Set(fragments.map(({ parameters }) => parameters?.target));
  const concats = ofType(catalog, 'Concat').filter(({ title }) => targets.has(title));
  return byTitle(concats, ({ owner, group, mode }, title) => ({
    owner,
    group,
    mode,
    parts: fragments
      .filter(({ parameters }) => parameters?.target === title)
      .map(({ parameters }) => [parameters?.order, parameters?.source] as const)
      .sort(([a], [b]) => Number(a) - Number(b)),
  }));
}

export function vhosts(catalog: CatalogJson): Record<string, Vhost> {
  const present = ofType(catalog, 'Apache::Vhost').filter(({ parameters }) => parameters?.ensure !== 'absent');
  return byTitle(present, ({ ip, port, ssl, ssl_cert, ssl_key }) => ({
    ip,
    port: Number(port),
    certificate: ssl === true ? String(ssl_cert) : null,
    key: ssl === true ? String(ssl_key) : null,
  }));
}

export function absentVhosts(catalog: CatalogJson): string[] {
  return ofType(catalog, 'Apache::Vhost')
    .filter(({ parameters }) => parameters?.ensure === 'absent')
    .map(({ title }) => title);
}

export function listens(catalog: CatalogJson): Record<string, Binds> {
  return byTitle(ofType(catalog, 'Haproxy::Listen'), ({ bind }) =>
    Object.fromEntries(
      Object.entries(bind as Record<string, readonly string[]>).map(([address, words]) => [address, pemOf(words)]),
    ),
  );
}

function pemOf(words: readonly string[]): string | null {
  const at = words.indexOf('crt');
  return words.includes('ssl') && at >= 0 ? (words[at + 1] ?? null) : null;
}

/** The options of the listens whose servers have to prove their names. */
export function verifiedBackends(catalog: CatalogJson): Record<string, readonly string[]> {
  const members = ofType(catalog, 'Haproxy::Balancermember').filter(({ parameters }) => parameters?.verifyhost === true);
  return byTitle(members, ({ options }) => options as readonly string[]);
}

/** References in a metaparameter, as a list. */
export function references(parameters: Parameters | undefined, name: string): string[] {
  const value = parameters?.[name];
  return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
}

/** How often a resource of one type notifies one of the other. */
export function notifications(catalog: CatalogJson, from: string, to: string): number {
  return ofType(catalog, from)
    .flatMap(({ parameters }) => references(parameters, 'notify'))
    .filter((reference) => reference.startsWith(`${to}[`)).length;
}

export interface Counts {
  readonly certificates: number;
  readonly pems: number;
  readonly fragments: number;
  readonly tlsVhosts: number;
  readonly vhosts: number;
  readonly tlsBinds: number;
  readonly binds: number;
}

export function counts(catalog: CatalogJson): Counts {
  const pemFiles = Object.values(pems(catalog));
  const hosts = Object.values(vhosts(catalog));
  const binds = Object.values(listens(catalog)).flatMap((listen) => Object.values(listen));
  return {
    certificates: Object.keys(certificates(catalog)).length,
    pems: pemFiles.length,
    fragments: pemFiles.reduce((sum, { parts }) => sum + parts.length, 0),
    tlsVhosts: hosts.filter(({ certificate }) => certificate !== null).length,
    vhosts: hosts.length,
    tlsBinds: binds.filter((pem) => pem !== null).length,
    binds: binds.length,
  };
}

/**
 * One circle in the order of work, or nothing: resources wait for what they require and for what is before them, a container begins
 * before its content and ends after it.
 */
export function circle(catalog: CatalogJson): string[] | undefined {
  const next = orderOfWork(catalog);
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (name: string): string[] | undefined => {
    if (state.get(name) === 'done') return undefined;
    if (state.get(name) === 'open') return [...path.slice(path.indexOf(name)), name];
    state.set(name, 'open');
    path.push(name);
    for (const follower of next.get(name) ?? []) {
      const found = visit(follower);
      if (found) return found;
    }
    path.pop();
    state.set(name, 'done');
    return undefined;
  };
  for (const name of next.keys()) {
    const found = visit(name);
    if (found) return found;
  }
  return undefined;
}

function orderOfWork({ resources, edges }: CatalogJson): Map<string, Set<string>> {
  const next = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const followers = next.get(from) ?? new Set();
    next.set(from, followers.add(to));
  };
  for (const { type, title, parameters } of resources) {
    const self = `${type}[${title}]`;
    add(`begin ${self}`, `end ${self}`);
    for (const name of ['before', 'notify']) for (const other of references(parameters, name)) add(`end ${self}`, `begin ${other}`);
    for (const name of ['require', 'subscribe'])
      for (const other of references(parameters, name)) add(`end ${other}`, `begin ${self}`);
  }
  for (const { source, target } of edges) {
    add(`begin ${source}`, `begin ${target}`);
    add(`end ${target}`, `end ${source}`);
  }
  return next;
}
