import { checkExpression, findNearMisses } from '../../../parser/hiera/index.ts';
import { type Occurrence, placeOf } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Interpolations that Puppet refuses, in its words: every lookup that comes to them fails. */
export const hieraInterpolation: Rule = {
  name: 'hiera-interpolation',
  severity: 'error',
  summary: 'An interpolation is one that Puppet refuses: an unknown method, an alias beside other text, a malformed key.',
  example: 'cert_file: "%{alias(\'certificate_dir\')}/server.pem"\n',
  *check({ data }) {
    for (const occurrence of data.allOccurrences) yield* refusal(occurrence, true);
    for (const [, occurrences] of data.configOccurrences) for (const occurrence of occurrences) yield* refusal(occurrence, false);
  },
};

function* refusal(occurrence: Occurrence, allowMethods: boolean): Iterable<RuleFinding> {
  const { part, string } = occurrence;
  const issue = checkExpression(part, string, allowMethods);
  if (issue === undefined) return;
  const hint = hintFor(occurrence, allowMethods);
  yield {
    message: issue.message,
    at: placeOf(occurrence),
    ...(hint === undefined ? {} : { hint }),
    explains: issue.message,
  };
}

function hintFor({ part, string }: Occurrence, allowMethods: boolean): string | undefined {
  if (!allowMethods) return 'In hiera.yaml only variables can be interpolated, such as %{facts.os.family}.';
  const miss = findNearMisses(string.text).find(({ offset }) => offset === part.offset);
  if (miss?.suggestion !== undefined) return `write ${miss.suggestion}`;
  if (part.method !== 'alias') return undefined;
  return `%{alias('${part.key}')} must be the whole value; for a text write %{lookup('${part.key}')}`;
}
