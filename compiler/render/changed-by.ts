/** Resources that change a file which another resource, or nobody, provides: lines, settings, trees of Augeas. */
import { leavesIn } from '../catalog/parameter-texts.ts';
import type { ResourceJson } from '../catalog/to-json.ts';
import { isFragment } from './concat.ts';

/** Parameters that name the file. Puppet's own types and those of modules (file_line, ini_setting, shellvar, host) agree on few names. */
const NAMING: readonly string[] = ['path', 'target', 'file', 'incl', 'config_file'];

/** Types that provide the whole file, or that name it for something else. */
const OTHERS: ReadonlySet<string> = new Set(['File', 'Concat', 'Concat_file', 'Exec', 'Class', 'Tidy', 'Mount']);

export function changersOf(path: string, resources: readonly ResourceJson[]): readonly ResourceJson[] {
  return resources.filter((resource) => !OTHERS.has(resource.type) && !isFragment(resource) && changes(resource, path));
}

function changes({ type, kind, parameters = {} }: ResourceJson, path: string): boolean {
  // What a define or a class does is done by the resources in it.
  if (kind === 'defined_type' || kind === 'class') return false;
  if (NAMING.some((name) => leavesIn(parameters[name], []).some(({ text }) => text === path))) return true;
  return type === 'Augeas' && augeasPaths(parameters.context).some((one) => one === path || one.startsWith(`${path}/`));
}

function augeasPaths(context: unknown): readonly string[] {
  return leavesIn(context, []).flatMap(({ text }) => (text.startsWith('/files/') ? [text.slice('/files'.length)] : []));
}
