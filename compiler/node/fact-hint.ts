/** Which fact of a node may have been meant. */
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { PuppetHash, type Value } from '../values/index.ts';

/** Facts are looked at so deep: `os.release.major`. */
const DEPTH = 3;

/** `name`: keys with dots between them. One that differs by dots and underscores alone (osfamily, os.family) comes first. */
export function factHint(name: string, facts: PuppetHash): string | undefined {
  const known: string[] = [];
  collect(facts, '', DEPTH, known);
  const same = known.find((one) => letters(one) === letters(name));
  return same === undefined ? didYouMean(name, known) : `Did you mean '${same}'?`;
}

function letters(name: string): string {
  return name.replaceAll(/[._"]/g, '').toLowerCase();
}

function collect(value: Value, prefix: string, depth: number, known: string[]): void {
  if (!(value instanceof PuppetHash) || depth === 0) return;
  for (const [key, item] of value) {
    const name = `${prefix}${String(key)}`;
    known.push(name);
    collect(item, `${name}.`, depth - 1, known);
  }
}
