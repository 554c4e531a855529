/** The files of libreswan that a catalog has. */
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import type { ConfFile } from './conf-reader.ts';

export interface CatalogConfFile extends ConfFile {
  readonly resource: ResourceJson;
  readonly mode: string | undefined;
  readonly isSensitive: boolean;
}

export const CONF = '/etc/ipsec.conf';
export const SECRETS = '/etc/ipsec.secrets';
export const FOLDER = '/etc/ipsec.d/';

/** What distributions install where the catalog has no such file. */
const INSTALLED: readonly ConfFile[] = [
  { path: CONF, content: `include ${FOLDER}*.conf\n` },
  { path: SECRETS, content: `include ${FOLDER}*.secrets\n` },
];

/** File resources with their contents: those below /etc whose names end as libreswan's do. */
export function ipsecFiles({ resources }: CatalogJson): readonly CatalogConfFile[] {
  return resources.flatMap((resource) => {
    const { type, title, parameters = {} } = resource;
    if (type !== 'File' || parameters.ensure === 'absent') return [];
    const path = typeof parameters.path === 'string' ? parameters.path : title;
    const isLibreswans = path === CONF || path === SECRETS || (path.startsWith(FOLDER) && /\.(?:conf|secrets)$/.test(path));
    const content = contentOf(parameters.content);
    if (!isLibreswans || content === undefined) return [];
    const isSensitive = typeof parameters.content !== 'string' || resource.sensitive_parameters?.includes('content') === true;
    return [{ path, content, resource, mode: typeof parameters.mode === 'string' ? parameters.mode : undefined, isSensitive }];
  });
}

/** A text, or a Sensitive one as rich data has it. */
function contentOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const held = (value as { readonly __pvalue?: unknown } | undefined)?.__pvalue;
  return typeof held === 'string' ? held : undefined;
}

/** By path, with what the distribution installs where the catalog has nothing. */
export function withInstalled(files: readonly ConfFile[]): ReadonlyMap<string, ConfFile> {
  return new Map([...INSTALLED, ...files].map((file) => [file.path, file]));
}
