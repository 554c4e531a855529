/** Manifests of several statements around definitions of all kinds, with the settings they are compiled with. */
import type { Random } from '../../random.ts';
import { pickWeighted, times } from '../weighted.ts';
import { call } from './calls.ts';
import {
  aliasDefinition,
  classDefinition,
  defineDefinition,
  functionDefinition,
  globals,
  makeParameters,
  nodeDefinition,
  recursiveFunction,
} from './definitions.ts';
import { once, type Place, type World } from './place.ts';
import { classResource } from './resources.ts';
import { statements } from './statements.ts';
import { eppCall, templateText } from './templates.ts';

export interface MadeManifest {
  readonly code: string;
  /** Other files of the environment, by path inside of it; none for most. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings: { readonly [name: string]: string | boolean };
}

/** `depth` bounds how deep expressions nest. */
export function makeManifest(random: Random, depth: number): MadeManifest {
  const world: World = { functions: [], classes: [], defines: [], templates: [], aliases: [], titles: 0 };
  const top: Place = { depth, where: 'top', world, variables: [], own: [] };
  const files: Record<string, string> = {};
  if (once(random, 4)) addModule(random, top, files);
  const before = globals(random, top);
  const definitions = makeDefinitions(random, top);
  const main = statements(random, top, 1 + random.below(6));
  if (Object.keys(files).length > 0) main.push(...usesOfModule(random, top));
  const last = once(random, 12) ? [nodeDefinition(random, top)] : [];
  const parts = once(random, 3) ? [...before, ...main, ...definitions, ...last] : [...before, ...definitions, ...main, ...last];
  return { code: `${parts.join('\n')}\n`, files, settings: settingsFor(random) };
}

function makeDefinitions(random: Random, top: Place): string[] {
  const made: string[] = [];
  for (let i = random.below(2); i > 0; i--) made.push(aliasDefinition(random, top, `My${i}`));
  for (let i = random.below(3); i > 0; i--)
    made.push(functionDefinition(random, top, random.pick([`f${i}`, `f${i}`, `ns::g${i}`])));
  if (once(random, 6)) made.push(recursiveFunction(random, top, 'rec'));
  for (let i = random.below(3); i > 0; i--)
    made.push(classDefinition(random, top, random.pick([`c${i}`, `c${i}`, `c${i}::inner`])));
  for (let i = random.below(2); i > 0; i--) made.push(defineDefinition(random, top, random.pick([`d${i}`, `ns::d${i}`])));
  return made;
}

/** A module with a class, a function and a template, found by their names when they are first used. */
function addModule(random: Random, top: Place, files: Record<string, string>): void {
  files['modules/m/functions/f.pp'] = `${functionDefinition(random, top, 'm::f')}\n`;
  files['modules/m/manifests/init.pp'] = `${classDefinition(random, top, 'm')}\n`;
  const parameters = makeParameters(random, top, 'lambda');
  const callee = { name: 'm/t.epp', file: 'modules/m/templates/t.epp', parameters, gives: 'string' as const };
  const place: Place = { ...top, where: 'template', variables: [...parameters], own: [...parameters] };
  files[callee.file] = templateText(random, place, callee);
  top.world.templates.push(callee);
}

function usesOfModule(random: Random, top: Place): string[] {
  const [first, one] = [top.world.functions[0], top.world.classes[0]];
  const called = first ? [`notice(${call(random, top, first)})`] : [];
  return [`notice(${eppCall(random, top)})`, ...called, ...(one ? [classResource(random, top, one)] : [])];
}

function settingsFor(random: Random): MadeManifest['settings'] {
  return pickWeighted<MadeManifest['settings']>(random, [
    [6, {}],
    [1, { strict: 'off' }],
    [1, { strict: 'error' }],
    [1, { strict_variables: true }],
    [1, { strict: 'off', strict_variables: true }],
    [1, { strict: 'error', strict_variables: true }],
  ]);
}

/** `count` manifests in a row from one sequence of numbers. */
export function makeManifests(random: Random, count: number): readonly MadeManifest[] {
  return times(count, () => makeManifest(random, 1 + random.below(3)));
}
