import { looksLikeTlsFile, type Role, roleOfName } from '../roles.ts';
import { isAbsolutePath, isPresent, textOf } from '../values.ts';
import type { Reader, Recogniser } from './reader.ts';

/** Parameters that hold the name of a setting, where the title does not. */
const NAMES: readonly string[] = ['setting', 'key', 'parameter'];

/** One setting of a file as a resource of its own: `nova_config { 'vnc/server_key': value => ... }`, `ini_setting`. */
export const setting: Recogniser = (resource) => {
  const path = textOf(resource, 'value');
  if (path === undefined || !isAbsolutePath(path) || !looksLikeTlsFile(path) || !isPresent(resource)) return [];
  const role = roleOfSetting(
    NAMES.flatMap((name) => textOf(resource, name) ?? []),
    resource.title,
  );
  return role === undefined ? [] : [{ resource, kind: 'parameter', role, path, parameter: ['value'] } satisfies Reader];
};

/** A title is the name, with the section before it: `vnc/server_key`. */
function roleOfSetting(names: readonly string[], title: string): Role | undefined {
  const all = [...names, title.slice(Math.max(title.lastIndexOf('/'), title.lastIndexOf(':')) + 1)];
  for (const name of all) {
    const role = roleOfName(name);
    if (role !== undefined) return role;
  }
  return undefined;
}
