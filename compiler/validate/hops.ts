/**
 * The way to a place in data: who reads it, and which value it ends up in.
 */
import type { RelatedPlace } from '../../parser/index.ts';
import type { ValidationContext } from './context.ts';
import { type DataOccurrence, placeOf } from './data/index.ts';
import { shown } from './secrets.ts';

/** Longer chains say no more. */
const MOST_HOPS = 5;

/** Key and path as they are looked up: `apache::vhosts.web.port`. */
export function pathText(path: readonly unknown[]): string {
  return path.map((step) => (String(step).includes('.') ? `'${String(step)}'` : String(step))).join('.');
}

/** The interpolations that lead there, innermost first. */
export function readers({ rootKeys }: Pick<DataOccurrence, 'rootKeys'>, { data }: ValidationContext): readonly RelatedPlace[] {
  const hops: RelatedPlace[] = [];
  const seen = new Set<string>();
  let keys: Iterable<string> = rootKeys;
  while (hops.length < MOST_HOPS) {
    const next = [...keys].find((key) => !seen.has(key) && data.references.has(key));
    if (next === undefined) break;
    seen.add(next);
    const [reader] = data.references.get(next) as readonly [DataOccurrence];
    hops.push({ at: placeOf(reader), message: `'${next}' is read here, for '${pathText(reader.path)}'` });
    keys = reader.rootKeys;
  }
  return hops;
}

/** What the whole string becomes when the expression becomes the text; the other expressions stay as they are written. */
export function resultText({ path, string, part }: DataOccurrence, text: string): string {
  const whole = string.parts.map((one) => (one === part ? text : one.text)).join('');
  return `'${pathText(path)}' becomes '${shown(whole, path)}'`;
}

/** The levels of the hierarchies in which a key is looked up, as hiera.yaml has them. */
export function searchedLevels(rootKey: string, { data }: ValidationContext): string {
  const module = rootKey.includes('::') ? rootKey.slice(0, rootKey.indexOf('::')) : undefined;
  const configs = data.configs.filter(({ owner }) => owner.layer !== 'module' || owner.moduleName === module);
  const levels = configs.flatMap((config) => config.levels.map(({ name, templates }) => levelText(name, templates)));
  return `Levels searched: ${levels.join('; ')}`;
}

function levelText(name: string, templates: readonly { readonly text: string }[]): string {
  return templates.length === 0 ? name : `${name} (${templates.map(({ text }) => text).join(', ')})`;
}
