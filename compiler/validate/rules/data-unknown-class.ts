import { didYouMean, suggestions } from '../../../parser/diagnostics/suggest.ts';
import type { ValidationContext } from '../context.ts';
import type { KeyDefinition } from '../data/index.ts';
import { boundClass, isReadOtherwise, type ParameterKey, parameterKey } from '../parameter-keys.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/**
 * Data for a parameter of a class that the module does not have: nothing ever reads it. It may well be meant for another version of the
 * module, unless there is a class of nearly the same name.
 */
export const dataUnknownClass: Rule = {
  name: 'data-unknown-class',
  severity: 'note',
  summary: 'A key of data names a parameter of a class that its module does not have, and nothing else reads it.',
  example: '# modules/ntp/manifests/service.pp has class ntp::service\nntp::servce::enable: true\n',
  *check(context) {
    for (const [name, definitions] of context.data.definitions) {
      const key = parameterKey(name);
      if (key === undefined) continue;
      const { kind } = boundClass(key, context);
      const meant = kind === 'unknown' ? meantClass(key, context) : undefined;
      if (meant !== undefined && !isReadOtherwise(name, context)) {
        for (const definition of definitions) yield misspelledModule(key, meant, definition, context);
      }
      if ((kind === 'none' || kind === 'define') && !isReadOtherwise(name, context)) {
        for (const definition of definitions) yield finding(key, definition, kind === 'define', context);
      }
    }
  },
};

/** The class that is meant when the module is misspelled: one that has the parameter. */
function meantClass({ key, className, parameter }: ParameterKey, context: ValidationContext): string | undefined {
  const [module = '', ...rest] = className.split('::');
  if (context.code.hasModule(module)) return undefined;
  for (const near of suggestions(module, context.code.moduleNames)) {
    const meant = [near, ...rest].join('::');
    const bound = boundClass({ key, className: meant, parameter }, context);
    if (bound.kind === 'class' && bound.definition.parameter(parameter) !== undefined) return meant;
  }
  return undefined;
}

function misspelledModule(
  { key, className }: ParameterKey,
  meant: string,
  { file, entry }: KeyDefinition,
  { fleet }: ValidationContext,
): RuleFinding {
  const message = `There is no class '${className}': nothing reads '${key}'`;
  return {
    message,
    at: file.span(entry.key),
    hint: `Did you mean '${meant}'?`,
    severity: 'warning',
    nodes: fleet.nodesUsing(file),
  };
}

function finding(key: ParameterKey, { file, entry }: KeyDefinition, isDefine: boolean, context: ValidationContext): RuleFinding {
  const { className } = key;
  const nodes = context.fleet.nodesUsing(file);
  const at = file.span(entry.key);
  if (isDefine) {
    const hint = 'Data is bound to the parameters of classes only; a class must look this up and hand it on.';
    return { message: `'${className}' is a defined type: nothing reads '${key.key}'`, at, hint, severity: 'warning', nodes };
  }
  const message = `There is no class '${className}': nothing reads '${key.key}'`;
  const hint = didYouMean(className, context.code.namesIn(className.split('::', 1)[0] as string));
  return hint === undefined ? { message, at, nodes } : { message, at, hint, severity: 'warning', nodes };
}
