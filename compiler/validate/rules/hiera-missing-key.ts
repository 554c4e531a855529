import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, lookedUpKey, placeOf } from '../data/index.ts';
import { readers, resultText, searchedLevels } from '../hops.ts';
import { resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Puppet puts the empty string where the key should be, and says nothing. */
export const hieraMissingKey: Rule = {
  name: 'hiera-missing-key',
  severity: 'error',
  summary: 'An interpolation looks up a key that is nowhere in the data, and becomes the empty string.',
  example: 'hostname: "%{hiera(\'cloud_name_internal_apj\')}"\ncloud_name_internal_api: overcloud.internalapi.example.com\n',
  *check(context) {
    for (const occurrence of context.data.allOccurrences) {
      const key = lookedUpKey(occurrence);
      if (key === undefined) continue;
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind === 'missing') yield finding(occurrence, key, outcome.name, nodes, context);
      }
    }
  },
};

function finding(
  occurrence: DataOccurrence,
  rootKey: string,
  name: string,
  nodes: readonly string[],
  context: ValidationContext,
): RuleFinding {
  const isRoot = name === rootKey;
  const message = isRoot
    ? `There is no key '${name}': ${occurrence.part.text} becomes the empty string`
    : `The value of '${rootKey}' has no '${name}': ${occurrence.part.text} becomes the empty string`;
  const hint = isRoot ? didYouMean(name, context.data.definitions.keys()) : didYouMeanPath(name, rootKey, context);
  const absent = isRoot ? context.data.absentLevels.map(({ name }) => `'${name}'`) : [];
  const elsewhere = `The data of ${absent.join(', ')} is not here; the key may be there`;
  return {
    message,
    at: placeOf(occurrence),
    related: readers(occurrence, context),
    notes: [
      resultText(occurrence, ''),
      ...(isRoot ? [searchedLevels(rootKey, context)] : []),
      ...(absent.length > 0 ? [elsewhere] : []),
    ],
    ...(hint === undefined ? {} : { hint }),
    ...(absent.length > 0 && hint === undefined ? { severity: 'note' } : {}),
    nodes,
  };
}

/** Near keys of the hash in which the last step of the path leads nowhere. */
function didYouMeanPath(name: string, rootKey: string, { data }: ValidationContext): string | undefined {
  const path = name.slice(rootKey.length + 1).split('.');
  const last = path.pop() as string;
  const near = (data.definitions.get(rootKey) ?? []).flatMap(({ file }) => file.keysAt([rootKey, ...path]));
  return didYouMean(last, near);
}
