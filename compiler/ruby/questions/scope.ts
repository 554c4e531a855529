import { NOT_BOUND, type Scope } from '../../evaluator/scope.ts';
import { ArgumentError, PuppetError } from '../../functions/error.ts';
import { toNumber } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { templateTraits } from '../template-traits.ts';
import type { Encodable } from '../values/encode.ts';
import { TemplateVariables } from '../values/variables.ts';
import type { Asked, Questions } from './asked.ts';

/** Variables, and what a scope belongs to. Puppet: parser/scope.rb */
export const scopeQuestions: Questions = {
  global_scope: (asked) => asked.compilation.topScope,
  lookupvar: (asked) => variable(asked.scope(0), asked.text(1)),
  unknown_variable: (asked) => tellUnknown(asked.scope(0), asked.text(1)),
  variables: (asked) => {
    const wanted = asked.value(1) === undefined ? undefined : asked.list(1);
    const file = asked.value(2);
    if (wanted !== undefined && typeof file === 'string') asked.runtime.namedVariables.set(file, wanted);
    return wanted === undefined ? variables(asked.scope(0), wanted) : namedVariables(asked.scope(0), wanted);
  },
  template_traits: (asked) => templateTraits(asked.text(0)),
  setvar: (asked) => {
    asked.scope(0).set(asked.text(1), asked.value(2));
    return undefined;
  },
  change: (asked) => {
    asked.scope(0).changeVariable(asked.text(1), asked.value(2));
    return undefined;
  },
  change_argument: (asked) => {
    const { scope, given = [] } = asked.runtime.activation;
    const index = Number(asked.value(0));
    if (!(index in given)) throw new PuppetError('there is no such argument');
    const renew = scope.change(given[index], asked.value(1));
    given.forEach((arg, at) => {
      given[at] = renew(arg);
    });
    return undefined;
  },
  number: (asked) => {
    try {
      return toNumber(asked.text(0));
    } catch {
      return undefined;
    }
  },
  scope: (asked) => SCOPE_QUESTIONS[asked.text(1)]?.(asked.scope(0), asked) as Encodable,
};

const SCOPE_QUESTIONS: Readonly<Record<string, (scope: Scope, asked: Asked) => unknown>> = {
  value: (scope, asked) => scope.value(asked.text(2)),
  exist: (scope, asked) => scope.exists(asked.text(2)),
  bound: (scope, asked) => scope.isBound(asked.text(2)),
  hash: (scope) => new PuppetHash(scope.toMap()),
  resource: (scope) => scope.resource,
  source: (scope) => (scope.source ? [scope.source.name, scope.source.moduleName] : undefined),
  parent: (scope) => scope.parent,
  is_top: (scope) => scope.isTopScope(),
  top: (scope) => scope.compilation.topScope,
  defaults: (scope, asked) =>
    new PuppetHash([...(scope.lookupDefaults(asked.text(2)) ?? [])].map(([name, { value }]) => [name, value] as const)),
};

/** The value, or nothing and why there is none. Puppet: Scope#lookupvar */
function variable(scope: Scope, name: string): readonly Value[] {
  const value = scope.lookup(name);
  return value === NOT_BOUND ? [undefined, unknownVariable(scope, name)[1]] : [value];
}

/** Puppet: Scope#variable_not_found */
function tellUnknown(scope: Scope, name: string): undefined {
  const { compilation } = scope;
  const [label, reason] = unknownVariable(scope, name);
  const message = `Undefined variable '${label}'; ${reason}`;
  if (compilation.settings.strict === 'error') throw new ArgumentError(message);
  if (compilation.settings.strict === 'warning') compilation.warnOnce(`Variable: ${label}`, message);
  return undefined;
}

/** The name as Puppet reports it, and why there is no such variable. */
function unknownVariable({ compilation }: Scope, written: string): readonly [name: string, reason: string] {
  if (!written.includes('::')) return [written, ''];
  const name = written.replace(/^::/, '');
  const end = name.lastIndexOf('::');
  if (end === -1) return [`::${name}`, ''];
  const className = name.slice(0, end);
  const definition = compilation.types.findClass(className);
  if (!definition) return [name, `class ${className} could not be found`];
  if (!compilation.classScopes.has(definition.name)) return [name, `class ${className} has not been evaluated`];
  return [`::${name}`, ''];
}

/** Variables that a template names. */
export function namedVariables(scope: Scope, wanted: readonly Value[]): TemplateVariables {
  return new TemplateVariables(variables(scope, wanted));
}

/** Variables that a template sees as `@name`: those it names, or all. */
function variables(scope: Scope, wanted: readonly Value[] | undefined): PuppetHash {
  const found = new PuppetHash();
  if (wanted === undefined) {
    for (const [name, value] of scope.toMap()) found.set(name.replace(/\W/g, '_'), value);
    return found;
  }
  for (const name of wanted) {
    if (typeof name !== 'string') throw new PuppetError('names of variables are texts');
    const value = scope.templateValue(name);
    if (value !== undefined) found.set(name, value);
  }
  return found;
}
