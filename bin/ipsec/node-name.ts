import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { UsageError } from '../usage-error.ts';

/** The node of a certname, or of a host name that only one has. Throws UsageError where there is none. */
export function nodeNamed(name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const [only, another] = known.filter((one) => one.startsWith(`${name}.`));
  if (only !== undefined && another === undefined) return only;
  throw new UsageError(`no node '${name}'`, didYouMean(name, known) ?? `there are ${known.slice(0, 10).join(', ')}`);
}
