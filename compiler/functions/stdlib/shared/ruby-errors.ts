/** Errors of Ruby itself, which reach the user when a function is given what its author did not think of. */
import { rubyInspect } from '../../../evaluator/ruby-text.ts';
import type { Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';
import { rubyClassName } from '../../shared/ruby-class.ts';
import similarMethods from '../../shared/similar-methods.json' with { type: 'json' };

const SIMILAR: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = similarMethods;

/** A method that the class of the value does not have, with those that Ruby proposes instead. Ruby: NoMethodError */
export function noMethod(method: string, receiver: Value): PuppetError {
  const text = rubyInspect(receiver);
  const className = rubyClassName(receiver);
  const described = text.startsWith('#') ? text : `${text}:${className}`;
  const similar = SIMILAR[className]?.[method];
  const proposal = similar === undefined ? '' : `\nDid you mean?  ${similar.join(`\n${' '.repeat(15)}`)}`;
  return new PuppetError(`undefined method \`${method}' for ${described}${proposal}`);
}

/** A value of another class than an operation takes. Ruby: TypeError */
export function noConversion(value: Value, into: 'String' | 'Integer' | 'Array' | 'Hash'): PuppetError {
  return new PuppetError(`no implicit conversion of ${describe(value)} into ${into}`);
}

function describe(value: Value): string {
  if (value === undefined) return 'nil';
  return typeof value === 'boolean' ? String(value) : rubyClassName(value);
}
