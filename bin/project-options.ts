/** What dalang.yaml adds to the options of a command. Where there is no such file, nothing of bin/project is loaded. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { OptionValues } from './options.ts';
import type { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from './shared-options.ts';
import { isFolder } from './source-files.ts';
import type { Terminal } from './terminal.ts';

export const PROJECT_FILE = 'dalang.yaml';

type Options = OptionValues<typeof ENVIRONMENT_OPTIONS> & OptionValues<typeof NODE_OPTIONS> & OptionValues<typeof PROJECT_OPTIONS>;

/** The dalang.yaml of a folder or of the nearest one above it, as far as the repository goes. */
export function findProjectFile(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, PROJECT_FILE);
    if (existsSync(file)) return file;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

/** The file that the options name, or the one of their environment or of the current folder. */
export function projectFileOf({
  config,
  environment,
  ...options
}: OptionValues<typeof PROJECT_OPTIONS> & { readonly environment?: string | undefined }): string | undefined {
  if (options['no-config']) return undefined;
  return config ?? findProjectFile(environment !== undefined && isFolder(environment) ? environment : '.');
}

/**
 * The options with those of the project; what is given wins. `takesNodes`: the command goes over all nodes, which are those that the
 * project names. Throws UsageError for a dalang.yaml that has mistakes.
 */
export async function optionsWithProject<O extends Options>(given: O, terminal: Terminal, takesNodes: boolean): Promise<O> {
  const file = projectFileOf(given);
  if (file === undefined) return given;
  const { environmentOf, readProject, withProject } = await import('./project/index.ts');
  const { shownPath } = await import('./reports/index.ts');
  const project = readProject(shownPath(file, resolve('.')), undefined, terminal);
  return withProject({ ...given, environment: environmentOf(given.environment, project) }, project.settings, takesNodes);
}
