/**
 * Scalars that YAML turns into something else than what is written.
 */
import type { Source } from '../../parser/index.ts';
import { formatFloat } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { resolved, type YamlTree } from '../yaml/index.ts';

/** What to write for the text itself, when YAML reads the plain scalar as a value of another type; undefined for others. */
export function yamlHint(tree: YamlTree | undefined, source: Source): string | undefined {
  const scalar = resolved(tree);
  if (scalar?.kind !== 'scalar' || !scalar.isPlain || typeof scalar.value === 'string' || scalar.value === undefined)
    return undefined;
  const written = source.text.slice(scalar.start, scalar.end);
  return `YAML reads ${written} as ${described(scalar.value)}; as a text it is '${written}', with the quotes.`;
}

/** `the Integer 420` */
export function described(value: Value): string {
  if (typeof value === 'bigint') return `the Integer ${value}`;
  if (typeof value === 'number') return `the Float ${formatFloat(value)}`;
  if (typeof value === 'boolean') return `the Boolean ${value}`;
  return value === undefined ? 'undef' : 'something else';
}
