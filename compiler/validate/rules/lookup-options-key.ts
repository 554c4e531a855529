import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { ValidationContext } from '../context.ts';
import type { OptionsEntry } from '../data/index.ts';
import { boundClass, isReadOtherwise, parameterKey } from '../parameter-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Options of a key that is nowhere: the key that was meant is looked up without them. */
export const lookupOptionsKey: Rule = {
  name: 'lookup-options-key',
  severity: 'warning',
  summary: 'Options are given in lookup_options for a key, or a pattern of keys, that no data and no class has.',
  example: 'lookup_options:\n  ntp::sevrers: { merge: unique }\nntp::servers: [ntp1.example.com]\n',
  *check(context) {
    for (const entry of context.data.lookupOptions.entries) {
      if (entry.file.owner.layer !== 'module' && !isKnown(entry, context)) yield finding(entry, context);
    }
  },
};

function isKnown({ name, pattern }: OptionsEntry, context: ValidationContext): boolean {
  const { definitions, isComplete } = context.data;
  if (!isComplete || definitions.has(name) || isReadOtherwise(name, context)) return true;
  // Patterns may be meant for classes whose parameters have no data yet.
  if (name.startsWith('^')) return pattern === undefined || didMatch(pattern, definitions.keys()) || name.includes('::');
  const key = parameterKey(name);
  const bound = key && boundClass(key, context);
  return bound?.kind === 'unknown' || (bound?.kind === 'class' && bound.definition.parameter(key?.parameter ?? '') !== undefined);
}

function didMatch(pattern: { test(text: string): boolean }, keys: Iterable<string>): boolean {
  for (const key of keys) if (pattern.test(key)) return true;
  return false;
}

function finding({ name, file, entry }: OptionsEntry, { data, fleet }: ValidationContext): RuleFinding {
  const hint = didYouMean(name, data.definitions.keys());
  return {
    message: name.startsWith('^')
      ? `No key matches the pattern '${name}'`
      : `There is no key '${name}' that these options could be for`,
    at: file.span(entry.key),
    ...(hint === undefined ? {} : { hint }),
    nodes: fleet.nodesUsing(file),
  };
}
