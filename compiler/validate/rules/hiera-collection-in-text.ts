import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, placeOf } from '../data/index.ts';
import { readers } from '../hops.ts';
import { resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { isSecretPath, REDACTED } from '../secrets.ts';

const MOST_SHOWN = 60;

/** A hash or an array in a text: Puppet writes it as Ruby inspects it. */
export const hieraCollectionInText: Rule = {
  name: 'hiera-collection-in-text',
  severity: 'warning',
  summary: 'A hash or an array is interpolated into a text, where it stands as Ruby prints it.',
  example: 'servers: [ntp1, ntp2]\nntp::servers: "%{hiera(\'servers\')}"\n',
  *check(context) {
    for (const occurrence of context.data.allOccurrences) {
      if (occurrence.part.method === 'alias') continue;
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind === 'collection') yield finding(occurrence, outcome, nodes, context);
      }
    }
  },
};

function finding(
  occurrence: DataOccurrence,
  { value, text }: { readonly value: unknown; readonly text: string },
  nodes: readonly string[],
  context: ValidationContext,
): RuleFinding {
  const { part, string, path } = occurrence;
  const isSecret = isSecretPath([...path, part.key]) || /ENC\[|pass|secret|token/i.test(text);
  const becomes = isSecret ? REDACTED : text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text;
  const isWhole = part.text === string.text && part.method !== 'scope';
  const hint = isWhole
    ? `write %{alias('${part.key}')} for the value itself`
    : `name what is wanted of it, such as %{${part.isCall ? `${part.method}('${part.key}.KEY')` : `${part.key}.KEY`}}`;
  return {
    message: `${part.text} is ${Array.isArray(value) ? 'an Array' : 'a Hash'} in a text`,
    at: placeOf(occurrence),
    notes: [`It becomes ${becomes}`],
    related: readers(occurrence, context),
    hint,
    nodes,
  };
}
