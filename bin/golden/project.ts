/** The project of a run: its settings, its nodes, and the folders that golden files name in its stead. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { EnvironmentOptions, NodeData } from '../../compiler/index.ts';
import type { NodePlaces } from '../../compiler/trace/index.ts';
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import { environmentOf } from '../environment-options.ts';
import { nodesOf } from '../node-input.ts';
import { nodePlaces } from '../nodes/places.ts';
import type { OptionValues } from '../options.ts';
import { environmentOf as environmentOfProject, readProject, type TestSettings, withProject } from '../project/index.ts';
import { findProjectFile, PROJECT_FILE } from '../project-options.ts';
import { shownPath } from '../reports/index.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS } from '../shared-options.ts';
import { isFolder } from '../source-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { openWorld } from '../world-options.ts';
import { variantPlaces } from './variant.ts';

export interface OpenedProject {
  readonly tests: TestSettings;
  readonly environment: EnvironmentOptions;
  readonly folders: readonly (readonly [folder: string, shown: string])[];
  readonly placesOf: (node: string, variant: string | undefined) => NodePlaces;
  /** All nodes; the names that are asked for are among them. */
  nodes(wanted: readonly string[]): readonly NodeData[];
}

/** Throws UsageError where there is no project, or none with tests. */
export function openProject(path: string | undefined, config: string | undefined, terminal: Terminal): OpenedProject {
  if (path !== undefined && !isFolder(path)) throw new UsageError(`no such folder: ${path}`, `name a folder with ${PROJECT_FILE}`);
  const file = config ?? findProjectFile(path ?? '.');
  if (file === undefined) throw new UsageError(`there is no ${PROJECT_FILE}`, HINT);
  const project = readProject(shownPath(resolve(file), resolve('.')), undefined, terminal);
  const { tests } = project.settings;
  if (tests === undefined) throw new UsageError(`${shownPath(resolve(file), resolve('.'))} has no tests`, HINT);
  const given = { ...NO_OPTIONS, environment: environmentOfProject(undefined, project) };
  const options = withProject(given, project.settings);
  const environment = environmentOf(options);
  return {
    tests,
    environment: { ...environment, world: openWorld(options, FIXED) },
    folders: foldersOf(project.folder, environment.directory),
    placesOf: (node, variant) => {
      const own = nodePlaces(options, node);
      return variant === undefined ? own : variantPlaces(shownPath(resolve(file), resolve('.')), variant, own);
    },
    nodes: (wanted) => {
      if (options.facts === undefined) throw new UsageError(`${PROJECT_FILE} names no facts`, 'facts: FOLDER');
      const nodes = nodesOf(options, options.node.length === 0, environment.name);
      for (const name of wanted) refuseUnknown(name, nodes);
      return nodes;
    },
  };
}

const HINT = 'tests: {cases: {all: {catalog: true}}} in it keeps the catalogs of all nodes';

/** Time and random numbers where the world file says none: the beginning of 2000, and a seed of our own. */
const FIXED = { now: 946_684_800_000_000_000n, seed: 'golden' };

/** As if nothing was said on the command line. */
const NO_OPTIONS = Object.fromEntries(
  Object.entries({ ...ENVIRONMENT_OPTIONS, ...NODE_OPTIONS }).map(([name, spec]) => [name, 'many' in spec ? [] : undefined]),
) as unknown as OptionValues<typeof ENVIRONMENT_OPTIONS> & OptionValues<typeof NODE_OPTIONS>;

function refuseUnknown(name: string, nodes: readonly NodeData[]): void {
  const names = nodes.map((node) => node.name);
  if (names.includes(name)) return;
  throw new UsageError(`there is no node '${name}'`, didYouMean(name, names) ?? `there are ${listed(names)}`);
}

/** Paths below the project are told without it; those of an environment elsewhere by the way to it. */
function foldersOf(project: string, environment: string): OpenedProject['folders'] {
  const way = relative(project, environment);
  const outside = way.startsWith('..') && !isAbsolute(way) ? [[environment, way] as const] : [];
  return [...outside, ...(project === dirname(project) ? [] : [[project, ''] as const])];
}
