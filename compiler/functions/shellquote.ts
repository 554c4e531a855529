import { ResourceReference } from '../evaluator/references.ts';
import { countSteps } from '../limits.ts';
import { Default, PuppetHash, type Value } from '../values/index.ts';
import { puppetFunction3x } from './function.ts';
import { noConversion, noMethod } from './stdlib/shared/ruby-errors.ts';

/**
 * `shellquote(Any *$args)`: the words quoted for a Bourne shell, with spaces between; Arrays are opened.
 *
 * Puppet: lib/puppet/parser/functions/shellquote.rb
 */
export const shellquote = puppetFunction3x('shellquote', { arity: -1, type: 'rvalue' }, ({ args }) =>
  flat(args).map(quoted).join(' '),
);

function flat(values: readonly Value[]): readonly string[] {
  countSteps(1);
  return values.flatMap((value) => (Array.isArray(value) ? flat(value) : [word(value)]));
}

/** Ruby asks what it is given for its length first, then counts characters, and puts it into a text at last. */
function word(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof PuppetHash || value instanceof ResourceReference) throw noConversion(value, 'String');
  throw noMethod(value instanceof Default ? 'count' : 'length', value);
}

function quoted(word: string): string {
  if (/^[a-zA-Z0-9@%_+=:,./-]+$/.test(word)) return word;
  if (!/[!"`$\\]/.test(word)) return `"${word}"`;
  if (!word.includes("'")) return `'${word}'`;
  return `"${word.replace(/[!"`$\\]/g, '\\$&')}"`;
}
