import type { Environment } from '../../environment.ts';
import { globRoot, matcherOf } from '../../lookup/files/glob.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { flattened } from './shared/flattened.ts';
import { noConversion } from './shared/ruby-errors.ts';

/**
 * `glob(patterns)`: the files and folders that a pattern matches, sorted for each pattern. Only folders of the environment and of its
 * modules are looked into, and the files of the world file: what else there is on the machine is no input of a compilation.
 *
 * stdlib: lib/puppet/parser/functions/glob.rb
 */
export const glob = puppetFunction3x('glob', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) throw new PuppetError(`glob(): Wrong number of arguments given (${args.length} for 1)`);
  const [patterns] = args;
  if (typeof patterns !== 'string' && !Array.isArray(patterns)) {
    throw new PuppetError('glob(): Requires either array or string to work');
  }
  const { environment } = context.scope.compilation;
  return flattened(patterns).flatMap((pattern) => matches(pattern, environment));
});

function matches(pattern: Value, environment: Environment): readonly string[] {
  if (typeof pattern !== 'string') throw noConversion(pattern, 'String');
  if (pattern === '') return [];
  const root = globRoot(pattern);
  const ofWorld = filesOfWorld(root, environment);
  const isOwn = isInside(root, environment);
  if (!isOwn && ofWorld.length === 0) {
    throw new PuppetError(`glob(): only folders of the environment and its modules are looked into, not those of '${pattern}'`);
  }
  const files = isOwn ? [...environment.files.filesBelow(root), ...ofWorld] : ofWorld;
  const matcher = matcherOf(pattern);
  return withFolders(files, root).filter((path) => matcher.test(path));
}

function isInside(folder: string, { directory, modules }: Environment): boolean {
  const roots = [...modules.values()].map(({ path }) => path);
  if (directory !== undefined) roots.push(directory);
  return !/(?:^|\/)\.\.(?:\/|$)/.test(folder) && roots.some((root) => folder === root || folder.startsWith(`${root}/`));
}

/** Those below the folder that the world file has. */
function filesOfWorld(root: string, { world }: Environment): readonly string[] {
  const start = root === '/' ? root : `${root}/`;
  return [...world.answers.files].flatMap(([path, content]) => (content !== undefined && path.startsWith(start) ? [path] : []));
}

/** Files and the folders that hold them. */
function withFolders(files: readonly string[], root: string): readonly string[] {
  const paths = new Set<string>();
  for (const file of files) {
    for (let path = file; path.length > root.length; path = path.slice(0, path.lastIndexOf('/'))) paths.add(path);
  }
  return [...paths].sort();
}
