/**
 * Resolves `%{...}` in values of data and of hiera.yaml.
 *
 * Puppet: pops/lookup/interpolation.rb
 */
import { checkExpression, type ExpressionPart, type InterpolationIssue, type KeySegment } from '../../parser/hiera/index.ts';
import { PuppetError } from '../functions/error.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import { HieraScope } from './hiera-scope.ts';
import type { Invocation } from './invocation.ts';
import { lookupValue } from './lookup.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import { interpolationText } from './ruby-text.ts';
import { isBuiltInVariable, isNeverUnknown, type LookupScope, undefinedVariableMessage } from './scope.ts';
import { subLookup } from './sub-lookup.ts';
import { ContainerTemplate, type Expression, type ReadyValue, TextTemplate } from './texts.ts';

/** The value with all its strings resolved, keys of hashes too. What holds no interpolation is returned as it is. */
export function interpolate(value: Value, invocation: Invocation, allowMethods: boolean): Value {
  if (typeof value !== 'string' && typeof value !== 'object') return value;
  const { texts } = invocation.adapter.lookup;
  if (typeof value === 'string' && !texts.holdsExpression(value)) return value;
  if (invocation.isExplained) return interpolateExplained(value, invocation, allowMethods);
  return resolveReady(texts.ready(value), invocation, allowMethods);
}

/** The same for a value that was made ready before. Nobody asks how it comes about. */
export function resolveReady(value: ReadyValue, invocation: Invocation, allowMethods: boolean): Value {
  if (value instanceof TextTemplate) return resolveText(value, invocation, allowMethods);
  return value instanceof ContainerTemplate ? resolveContainer(value, invocation, allowMethods) : value;
}

function resolveContainer({ isHash, parts }: ContainerTemplate, invocation: Invocation, allowMethods: boolean): Value {
  return isHash ? resolveHash(parts, invocation, allowMethods) : parts.map((part) => resolvePart(part, invocation, allowMethods));
}

function resolveHash(parts: readonly ReadyValue[], invocation: Invocation, allowMethods: boolean): Value {
  const result = new PuppetHash();
  for (let i = 0; i < parts.length; i += 2) {
    const key = resolvePart(parts[i], invocation, allowMethods);
    result.set(key, resolvePart(parts[i + 1], invocation, allowMethods));
  }
  return result;
}

function resolvePart(part: ReadyValue, invocation: Invocation, allowMethods: boolean): Value {
  return typeof part === 'object' ? resolveReady(part, invocation, allowMethods) : part;
}

/** Puppet copies all data here, and an explanation as YAML shows what is one and the same value, by an anchor and aliases. */
function interpolateExplained(value: Value, invocation: Invocation, allowMethods: boolean): Value {
  const { texts } = invocation.adapter.lookup;
  if (typeof value === 'string') {
    if (!texts.holdsExpression(value)) return value;
    return invocation.within('interpolate', value, () => resolveText(texts.parse(value), invocation, allowMethods));
  }
  if (Array.isArray(value)) return value.map((item) => interpolateExplained(item, invocation, allowMethods));
  if (!(value instanceof PuppetHash)) return value;
  const result = new PuppetHash();
  for (const [key, one] of value) {
    const name = interpolateExplained(key, invocation, allowMethods);
    result.set(name, interpolateExplained(one, invocation, allowMethods));
  }
  return result;
}

function resolveText(text: TextTemplate, invocation: Invocation, allowMethods: boolean): Value {
  const { parts } = text;
  const isQuick = text.isSound && allowMethods && invocation.adapter.watch === undefined;
  let result = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | Expression;
    if (typeof part === 'string') {
      result += part;
      continue;
    }
    const value = isQuick ? resolve(part, invocation, true) : resolveAt(i, text, invocation, allowMethods);
    // Only an alias makes up the whole string, and its value keeps its type.
    if (part.method === 'alias') return value;
    if (value !== undefined) result += typeof value === 'string' ? value : interpolationText(value);
  }
  return result;
}

/** An expression as part of its text: Puppet may refuse it there, and somebody may want to know where it stands. */
function resolveAt(index: number, { string, parts }: TextTemplate, invocation: Invocation, allowMethods: boolean): Value {
  const { watch } = invocation.adapter;
  const part = string.parts[index] as ExpressionPart;
  const checked = () => {
    const refused = checkExpression(part, string, allowMethods);
    if (refused !== undefined) throw refusal(refused);
    return resolve(parts[index] as Expression, invocation, allowMethods);
  };
  return watch === undefined ? checked() : watch.inText(string.text, part, checked);
}

function resolve(expression: Expression, invocation: Invocation, allowMethods: boolean): Value {
  const { method, key, isEmpty } = expression;
  if (isEmpty) return undefined;
  if (method === 'scope') return resolveVariable(expression, invocation, allowMethods);
  const value = method === 'literal' ? key : lookupInside(key, invocation);
  return method === 'alias' ? value : resolveFurther(value, '', key, invocation, allowMethods);
}

/** Values of interpolations are interpolated, too. `prefix`: tells variables from keys of the same name. */
function resolveFurther(value: Value, prefix: string, key: string, invocation: Invocation, allowMethods: boolean): Value {
  if (isPlain(value, invocation)) {
    invocation.refuseRecursion(prefix, key);
    return value;
  }
  return invocation.check(prefix + key, () => interpolate(value, invocation, allowMethods));
}

function resolveVariable(expression: Expression, invocation: Invocation, allowMethods: boolean): Value {
  const { key, root, path, pathNumber } = expression;
  if (typeof root !== 'string') throw new PuppetError(`Scope variable name ${root} is a Integer, not a string`);
  if (pathNumber !== undefined && allowMethods && invocation.isPlain && invocation.adapter.watch === undefined) {
    return resolvePath(expression, root, pathNumber, invocation);
  }
  return resolveFurther(readVariable(key, root, path, invocation), 'scope:', key, invocation, allowMethods);
}

/** A variable with a path, where nobody asks how its value comes about. */
function resolvePath({ key, path }: Expression, root: string, pathNumber: number, invocation: Invocation): Value {
  const { paths } = invocation.adapter;
  const whole = invocation.scope.variable(root);
  const known = paths.textOf(pathNumber, whole);
  if (known !== undefined) {
    invocation.refuseRecursion('scope:', key);
    return known;
  }
  const value = readVariable(key, root, path, invocation);
  if (typeof value === 'string' && isPlain(value, invocation)) paths.keep(pathNumber, whole, value);
  return resolveFurther(value, 'scope:', key, invocation, true);
}

/** A value that interpolation leaves as it is. */
function isPlain(value: Value, invocation: Invocation): boolean {
  return typeof value === 'string' ? !invocation.adapter.lookup.texts.holdsExpression(value) : typeof value !== 'object';
}

function refusal(issue: InterpolationIssue): LookupError {
  return new LookupError(issue.message, issue.code === undefined ? {} : { issueCode: issue.code });
}

/** `lookup`, `hiera` and `alias`: a lookup of its own, where nothing found is the empty string. */
function lookupInside(key: string, invocation: Invocation): Value {
  const known = invocation.adapter.memo.valuesFor(invocation);
  if (known?.has(key) === true) return known.get(key);
  const nested = invocation.nested(scopeInside(invocation));
  const value = nested.lookup(key, undefined, () => lookupValue({ names: key, hasDefault: true, defaultValue: '' }, nested));
  // Asked anew: a function may have been called, and that ends the turn.
  // Arrays and hashes are not shared by those that look them up.
  if (typeof value !== 'object') invocation.adapter.memo.valuesFor(invocation)?.set(key, value);
  return value;
}

/** Lookups that may leave the global layer see the scope as it is. */
function scopeInside({ scope, isGlobalOnly }: Invocation): LookupScope {
  return scope instanceof HieraScope && !isGlobalOnly ? scope.real : scope;
}

/** The variable with its path, which hiera.yaml's `mapped_paths` wants too. undef when it is not there. */
export function readVariable(key: string, root: string, path: readonly KeySegment[], invocation: Invocation): Value {
  const found = invocation.isExplained
    ? invocation.within('scope', 'Global Scope', () => rootValue(root, invocation))
    : rootValue(root, invocation);
  invocation.adapter.watch?.read(key, root, path, invocation);
  const dug: Value | NotFound = found === undefined || path.length === 0 ? found : subLookup(key, invocation, path, found);
  const value = dug === NOT_FOUND ? undefined : dug;
  if (invocation.remembers) invocation.remember({ key, root, path, value, rootValue: invocation.scope.variable(root) });
  return value;
}

function rootValue(name: string, invocation: Invocation): Value {
  const { overrides, defaults } = invocation;
  if (overrides?.has(name) === true) {
    invocation.explainer?.foundInOverrides(name, overrides.get(name));
    return overrides.get(name);
  }
  const value = scopeValue(name, invocation);
  if (value !== NOT_FOUND) return invocation.found(name, value);
  if (defaults?.has(name) !== true) return undefined;
  invocation.explainer?.foundInDefaults(name, defaults.get(name));
  return defaults.get(name);
}

/** A variable of the scope, with Puppet's complaint when there is none. Puppet: parser/scope.rb#lookupvar */
export function scopeValue(name: string, invocation: Invocation): Value | NotFound {
  const scope = invocation.scope;
  const value = scope.variable(name);
  if (value !== NOT_FOUND) return value;
  if (isBuiltInVariable(name)) return undefined;
  if (!isNeverUnknown(name)) complain(name, messageFor(scope, name), invocation);
  return NOT_FOUND;
}

function messageFor(scope: LookupScope, name: string): string {
  // A scope of version 3 complains itself, with the name as it is written.
  return scope instanceof HieraScope
    ? `Undefined variable '${name}'; ${scope.unknownReason(name)}`
    : undefinedVariableMessage(scope, name);
}

function complain(name: string, message: string, invocation: Invocation): void {
  const { strict, log } = invocation.adapter;
  if (strict === 'error') throw new RubyError(message);
  // Puppet's key has the name as the message has it.
  const shown = /^Undefined variable '([^']*)'/.exec(message)?.[1] ?? name;
  if (strict === 'warning') log.warnOnce(`Variable: ${shown}`, message);
}
