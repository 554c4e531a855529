import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { ValidationContext } from '../context.ts';
import type { KeyDefinition } from '../data/index.ts';
import { boundClass, isReadOtherwise, type ParameterKey, parameterKey } from '../parameter-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Data for a parameter of a class that the module does not have: nothing ever reads it. */
export const dataUnknownClass: Rule = {
  name: 'data-unknown-class',
  severity: 'warning',
  summary: 'A key of data names a parameter of a class that its module does not have, and nothing else reads it.',
  example: '# modules/ntp/manifests/service.pp has class ntp::service\nntp::servce::enable: true\n',
  *check(context) {
    for (const [name, definitions] of context.data.definitions) {
      const key = parameterKey(name);
      if (key === undefined) continue;
      const { kind } = boundClass(key, context);
      if ((kind === 'none' || kind === 'define') && !isReadOtherwise(name, context)) {
        for (const definition of definitions) yield finding(key, definition, kind === 'define', context);
      }
    }
  },
};

function finding(key: ParameterKey, { file, entry }: KeyDefinition, isDefine: boolean, context: ValidationContext): RuleFinding {
  const { className } = key;
  const nodes = context.fleet.nodesUsing(file);
  const at = file.span(entry.key);
  if (isDefine) {
    const hint = 'Data is bound to the parameters of classes only; a class must look this up and hand it on.';
    return { message: `'${className}' is a defined type: nothing reads '${key.key}'`, at, hint, nodes };
  }
  const module = className.split('::', 1)[0] as string;
  const hint = didYouMean(className, context.code.namesIn(module));
  return {
    message: `There is no class '${className}': nothing reads '${key.key}'`,
    at,
    ...(hint === undefined ? {} : { hint }),
    nodes,
  };
}
