import { rubyClass } from '../../lookup/ruby-class.ts';
import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, placeOf } from '../data/index.ts';
import { readers } from '../hops.ts';
import { resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A path goes into a text or number: Puppet's lookup fails. */
export const hieraScalarPath: Rule = {
  name: 'hiera-scalar-path',
  severity: 'error',
  summary: 'The path of a key or variable goes on behind a text, a number or a boolean, which holds nothing.',
  example: 'domain: example.com\nfqdn: "%{hiera(\'domain.name\')}"\n',
  *check(context) {
    for (const occurrence of context.data.allOccurrences) {
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind === 'scalar') yield finding(occurrence, outcome, nodes, context);
      }
    }
  },
};

type Scalar = Extract<ReturnType<typeof resultsOf>[number]['outcome'], { kind: 'scalar' }>;

function finding(occurrence: DataOccurrence, outcome: Scalar, nodes: readonly string[], context: ValidationContext): RuleFinding {
  const { part } = occurrence;
  const message = `Data Provider type mismatch: Got ${rubyClass(outcome.value)} when a hash-like object was expected to access value using '${outcome.segment}' from key '${part.key}'`;
  const root = String(part.segments?.[0]);
  const [definition] = part.method === 'scope' ? [] : (context.data.definitions.get(root) ?? []);
  const holder =
    definition === undefined
      ? []
      : [{ at: definition.file.placeOf([root, ...(part.segments ?? []).slice(1)]), message: `'${outcome.name}' is no hash` }];
  return {
    message,
    at: placeOf(occurrence),
    related: [...holder, ...readers(occurrence, context)],
    ...(context.data.definitions.has(part.key)
      ? { hint: `A key that has a dot in its name stands in quotes: %{${part.method}("'${part.key}'")}` }
      : {}),
    nodes,
    explains: message,
  };
}
