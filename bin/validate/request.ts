/** What the command line and dalang.yaml ask of a validation. */
import { resolve } from 'node:path';
import type { FindingSeverity } from '../../compiler/validate/index.ts';
import type { VALIDATE_OPTIONS } from '../commands/validate.ts';
import { environmentOf, looksLikeEnvironment } from '../environment-options.ts';
import { nodesOf } from '../node-input.ts';
import type { OptionValues } from '../options.ts';
import {
  environmentOf as environmentOfProject,
  type Project,
  type ProjectSettings,
  readProject,
  withProject,
} from '../project/index.ts';
import { findProjectFile, PROJECT_FILE } from '../project-options.ts';
import { shownPath } from '../reports/index.ts';
import { isFolder } from '../source-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { ValidationRequest } from './index.ts';
import { RULE_NAMES, RuleSelection } from './rules.ts';

type Options = OptionValues<typeof VALIDATE_OPTIONS>;

/** Throws UsageError for what cannot be done as asked. */
export function requestFrom(given: Options, operands: readonly string[], terminal: Terminal): ValidationRequest {
  const path = folderOf(given, operands);
  const project = projectOf(given, path ?? given.environment, terminal);
  const settings = project?.settings ?? {};
  const options = withProject({ ...given, environment: environmentFolder(given, path, project) }, settings);
  const environment = environmentOf(options);
  return {
    environment,
    nodes:
      options.facts === undefined && options.node.length === 0 ? [] : nodesOf(options, options.node.length === 0, environment.name),
    // Those that a project names are all that it has.
    hasAllNodes: options.facts !== undefined && given.node.length === 0,
    rules: new RuleSelection({
      levels: given.rule,
      only: given.only,
      unused: given.unused ?? settings.unused ?? false,
      configured: settings.rules ?? new Map(),
    }),
    ignored: settings.ignore ?? [],
    projectFolder: project?.folder ?? environment.directory,
    baseline: baselineOf(given, settings),
    updateBaseline: given['update-baseline'] === true,
    failOn: (given['fail-on'] ?? settings.fail_on ?? 'error') as FindingSeverity,
  };
}

function baselineOf(given: Options, settings: ProjectSettings): string | undefined {
  const path = given.baseline ?? (settings.baseline && shownPath(settings.baseline, resolve('.')));
  if (path !== undefined || !given['update-baseline']) return path;
  throw new UsageError('--update-baseline needs a file to write', `--baseline FILE, or baseline: FILE in ${PROJECT_FILE}`);
}

function folderOf({ environment }: Options, operands: readonly string[]): string | undefined {
  const [path, more] = operands;
  if (more !== undefined) throw new UsageError('validate takes one folder', 'one environment at a time');
  if (path === undefined) return undefined;
  if (environment !== undefined) throw new UsageError('the environment is named twice', 'leave out --environment, or the folder');
  if (!isFolder(path)) throw new UsageError(`no such folder: ${path}`, 'name the folder of an environment');
  return path;
}

function projectOf(options: Options, start: string | undefined, terminal: Terminal): Project | undefined {
  if (options['no-config']) return undefined;
  const file = options.config ?? findProjectFile(start !== undefined && isFolder(start) ? start : '.');
  return file === undefined ? undefined : readProject(shownPath(file, resolve('.')), RULE_NAMES, terminal);
}

/** The folder that was named, if it is one of an environment; or else that of the project. */
function environmentFolder({ environment }: Options, path: string | undefined, project: Project | undefined): string | undefined {
  if (environment !== undefined) return environment;
  if (path !== undefined && looksLikeEnvironment(path)) return path;
  if (project?.settings.environment !== undefined) return project.settings.environment;
  if (path !== undefined) {
    throw new UsageError(
      `no environment in ${path}`,
      'expected are manifests, modules, hiera.yaml or environment.conf, or a dalang.yaml that names one',
    );
  }
  return project && environmentOfProject(undefined, project);
}
