/** What puts each file there: a certificate that is asked for, concat, a file resource, a command. */
import type { ResourceJson } from '../../catalog/to-json.ts';
import { localPath } from '../../render/index.ts';
import type { Certificate } from './certificates.ts';
import type { Concat } from './concat.ts';
import { copiesIn } from './copies.ts';
import { isAbsolutePath, isPresent, textOf, textsOf } from './values.ts';

/** A file has several providers when two write it. */
export type Provider =
  | { readonly kind: 'certificate' | 'key'; readonly certificate: Certificate }
  | { readonly kind: 'concat'; readonly concat: Concat }
  /** With what it is made of, as far as that is files of the node. */
  | { readonly kind: 'file' | 'copy' | 'command'; readonly resource: ResourceJson; readonly from: readonly string[] };

export type Providers = ReadonlyMap<string, readonly Provider[]>;

export function providersOf(
  resources: readonly ResourceJson[],
  certificates: readonly Certificate[],
  concats: readonly Concat[],
): Providers {
  const found = new Map<string, Provider[]>();
  const add = (path: string | undefined, provider: Provider): void => {
    if (path === undefined || path === '') return;
    const known = found.get(path);
    if (known === undefined) found.set(path, [provider]);
    else known.push(provider);
  };
  for (const certificate of certificates) {
    add(certificate.certfile, { kind: 'certificate', certificate });
    add(certificate.keyfile, { kind: 'key', certificate });
    for (const { from, to } of copiesIn(certificate.postsave ?? '')) {
      add(to, { kind: 'copy', resource: certificate.resource, from });
    }
  }
  for (const concat of concats) add(concat.path, { kind: 'concat', concat });
  for (const resource of resources) {
    if (resource.type === 'File') addFile(resource, found, add);
    else if (resource.type === 'Exec') addExec(resource, found, add);
  }
  return found;
}

type Add = (path: string, provider: Provider) => void;

/** A file without contents only has its owner and mode set: it provides nothing. Concat's own file is no second provider. */
function addFile(resource: ResourceJson, known: Providers, add: Add): void {
  const path = pathOf(resource);
  if (!isPresent(resource) || known.get(path)?.some(({ kind }) => kind === 'concat')) return;
  const ensure = textOf(resource, 'ensure');
  const from = [...textsOf(resource, 'source').map(localPath), ...(ensure === 'link' ? textsOf(resource, 'target') : [])];
  const target = ensure !== undefined && isAbsolutePath(ensure) ? [ensure] : [];
  const hasContent = ['content', 'source'].some((name) => textsOf(resource, name).length > 0);
  if (hasContent || ensure === 'link' || target.length > 0) {
    add(path, { kind: 'file', resource, from: [...from, ...target].filter(isAbsolutePath) });
  }
}

function addExec(resource: ResourceJson, known: Providers, add: Add): void {
  const command = textOf(resource, 'command') ?? resource.title;
  const made = new Map<string, readonly string[]>(textsOf(resource, 'creates').map((path) => [path, []]));
  for (const { from, to } of copiesIn(command)) made.set(to, from);
  for (const [path, from] of made) if (!known.has(path)) add(path, { kind: 'command', resource, from });
}

export function pathOf(resource: ResourceJson): string {
  return textOf(resource, 'path') ?? resource.title;
}
