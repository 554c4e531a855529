import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { Definition } from '../../catalog/definition.ts';
import type { ValidationContext } from '../context.ts';
import type { KeyDefinition } from '../data/index.ts';
import { boundClass, isReadOtherwise, type ParameterKey, parameterKey } from '../parameter-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Data for a parameter that the class does not have: Puppet ignores it. A near name says that it is no leftover. */
export const dataUnknownParameter: Rule = {
  name: 'data-unknown-parameter',
  severity: 'note',
  summary: 'A key of data names a parameter that its class does not have, and nothing else reads it.',
  example: '# class ntp(Array[String] $servers)\nntp::serverss: [ntp1.example.com]\n',
  *check(context) {
    for (const [name, definitions] of context.data.definitions) {
      const key = parameterKey(name);
      const bound = key && boundClass(key, context);
      if (key === undefined || bound?.kind !== 'class' || bound.definition.parameter(key.parameter) !== undefined) continue;
      if (isReadOtherwise(name, context) || isClassOrDefine(name, context)) continue;
      for (const definition of definitions) yield finding(key, bound.definition, definition, context);
    }
  },
};

/** Keys may also be named as a class that includes what they say. */
function isClassOrDefine(name: string, { code, attempt }: ValidationContext): boolean {
  return attempt(() => code.findClass(name) !== undefined || code.isDefine(name)) ?? true;
}

function finding(
  { className, parameter }: ParameterKey,
  { parameterNames }: Definition,
  { file, entry }: KeyDefinition,
  context: ValidationContext,
): RuleFinding {
  const { end } = entry.key;
  const hint = didYouMean(parameter, parameterNames);
  const meant = context.code.placeOfClass(className);
  return {
    message: `Class '${className}' has no parameter '${parameter}': nothing reads this`,
    at: { source: file.source, offset: end - parameter.length, length: parameter.length },
    ...(meant === undefined ? {} : { related: [{ at: meant, message: `class ${className}` }] }),
    ...(hint === undefined ? {} : { hint, severity: 'warning' }),
    nodes: context.fleet.nodesUsing(file),
  };
}
