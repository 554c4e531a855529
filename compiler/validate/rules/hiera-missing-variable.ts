import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { findNearMisses } from '../../../parser/hiera/index.ts';
import { factHint } from '../../node/fact-hint.ts';
import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, type Occurrence, placeOf } from '../data/index.ts';
import { readers, resultText } from '../hops.ts';
import { isElusive, resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Puppet puts the empty string where the fact should be; of a variable it warns, of a step of its path it does not. */
export const hieraMissingVariable: Rule = {
  name: 'hiera-missing-variable',
  severity: 'error',
  summary:
    'An interpolation in data or hiera.yaml reads a fact or another variable that is not there, and becomes the empty string.',
  example: 'motd: "%{facts.os.famly}"\n',
  *check(context) {
    for (const occurrence of context.data.allOccurrences) {
      if (occurrence.part.method !== 'scope') continue;
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind !== 'missing' || isNearMiss(occurrence)) continue;
        yield { ...finding(occurrence, outcome.name, nodes, context), ...beside(occurrence, context), nodes };
      }
    }
    yield* inConfigs(context);
  },
};

function beside(occurrence: DataOccurrence, context: ValidationContext): Partial<RuleFinding> {
  return { related: readers(occurrence, context), notes: [resultText(occurrence, '')] };
}

/** Of what was meant to be something else, another rule tells. */
function isNearMiss({ part, string }: Occurrence): boolean {
  return findNearMisses(string.text).some(({ offset }) => offset === part.offset);
}

/** A level may well be there for some nodes only, so a variable of hiera.yaml is missing when no node has it. */
function* inConfigs(context: ValidationContext): Iterable<RuleFinding> {
  const names = context.nodes.map(({ name }) => name);
  for (const [config, occurrences] of context.data.configOccurrences) {
    for (const occurrence of occurrences) {
      const missing = occurrence.part.method === 'scope' ? context.fleet.missingVariable(occurrence) : undefined;
      if (missing?.kind !== 'missing' || isElusive(occurrence, names, context) || isMapped(occurrence, config.mappedNames))
        continue;
      const found = finding(occurrence, missing.name, names, context);
      yield { ...found, severity: found.hint === undefined ? 'note' : 'error', nodes: [] };
    }
  }
}

function isMapped({ part }: Occurrence, names: ReadonlySet<string>): boolean {
  return names.has(String(part.segments?.[0]));
}

function finding(occurrence: Occurrence, name: string, nodes: readonly string[], context: ValidationContext): RuleFinding {
  const hint = hintFor(name, nodes, context);
  return {
    message: `There is no ${label(name)}: ${occurrence.part.text} becomes the empty string`,
    at: placeOf(occurrence),
    ...(hint === undefined ? {} : { hint }),
  };
}

function label(name: string): string {
  const fact = /^(?:::)?facts\.(.+)$/s.exec(name)?.[1];
  if (fact !== undefined) return `fact '${fact}'`;
  return name.startsWith('trusted.') ? `trusted fact '${name.slice('trusted.'.length)}'` : `fact or variable '${name}'`;
}

function hintFor(name: string, nodes: readonly string[], context: ValidationContext): string | undefined {
  const bare = name.replace(/^::/, '');
  const facts = context.factsOf(nodes);
  if (bare.startsWith('facts.')) return factHint(bare.slice('facts.'.length), facts);
  const [root = ''] = bare.split('.');
  if (root === bare) {
    const special = didYouMean(root, ['facts', 'trusted', 'server_facts', 'environment', ...context.code.assignedVariables]);
    const asFact = factHint(root, facts)?.replace(/'([^']+)'/g, "'facts.$1'");
    return asFact ?? special;
  }
  return facts.has(root) ? factHint(bare, facts) : undefined;
}
