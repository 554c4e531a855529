import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { ResourceJson } from '../../catalog/to-json.ts';
import { textOf } from '../graph/index.ts';
import type { NodeRule, TlsNode } from '../node.ts';

export const keyPermissions: NodeRule = {
  name: 'tls-key-permissions',
  severity: 'error',
  summary: 'A key, or a PEM with one, is a file that everybody may read.',
  example: "file { '/etc/pki/tls/private/web.key': mode => '0644' }\n",
  *check(node) {
    for (const [path, resource] of filesWithKeys(node)) {
      const mode = textOf(resource, 'mode');
      if (mode === undefined || !isOpen(mode)) continue;
      yield {
        message: `${refOf(resource)} gives mode ${mode} to ${path}, which holds a key`,
        ...node.place({ resource, parameter: 'mode', value: mode }),
        hint: "write mode '0640' or '0600'",
      };
    }
  },
};

function filesWithKeys({ graph }: TlsNode): readonly (readonly [string, ResourceJson])[] {
  const keys = graph.certificates.flatMap(({ keyfile }) => keyfile ?? []);
  const files = keys.flatMap((path): (readonly [string, ResourceJson])[] => {
    const file = graph.files.get(path);
    return file === undefined ? [] : [[path, file]];
  });
  const pems = graph.pems.filter(({ parts }) => parts.some(({ kind }) => kind.includes('key')));
  return [...files, ...pems.map(({ path, concat }) => [path, concat.resource] as const)];
}

/** Whether the last digit lets others read, or the text says so. */
function isOpen(mode: string): boolean {
  if (/^[0-7]{1,4}$/.test(mode)) return (Number.parseInt(mode.at(-1) as string, 8) & 4) !== 0;
  return /(?:^|,)(?:[ug]*o[ugo]*|a[ugoa]*|)[+=][wxXst]*r/.test(mode);
}
