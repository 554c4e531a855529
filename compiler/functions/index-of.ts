import { characterCount } from '../types/index.ts';
import { isTruthy, PuppetHash, type PuppetRegexp, rubyEquals, type Value } from '../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from './function.ts';
import { iterable, pairs, type Step, singles } from './shared/iteration.ts';

/**
 * `index`: where something is. The key or index of the first element that equals the given value or for which the block is
 * true; of a text, the position of another text or of a match.
 *
 * Puppet: lib/puppet/functions/index.rb
 */
export const index: FunctionDeclaration = puppetFunction('index', [
  {
    params: ['Hash[Any, Any] hash'],
    block: 'Callable[2,2] block',
    body: ({ args, block }) => find(args[0], pairs(args[0]), (step) => isTruthy(block.call(...step.args))),
  },
  {
    params: ['Hash[Any, Any] hash'],
    block: 'Callable[1,1] block',
    body: ({ args, block }) => findValue(args[0], (value) => isTruthy(block.call(value))),
  },
  {
    params: ['Iterable enumerable'],
    block: 'Callable[2,2] block',
    body: ({ args, block }) => find(args[0], pairs(args[0]), (step) => isTruthy(block.call(...step.args))),
  },
  {
    params: ['Iterable enumerable'],
    block: 'Callable[1,1] block',
    body: ({ args, block }) => findValue(args[0], (value) => isTruthy(block.call(value))),
  },
  {
    params: ['String str', 'Variant[String,Regexp] match'],
    body: ({ args }) => position(args[0] as string, args[1] as string | PuppetRegexp),
  },
  { params: ['Iterable enumerable', 'Any match'], body: ({ args }) => findValue(args[0], (value) => rubyEquals(value, args[1])) },
]);

/** Key of an entry, index of an element. */
function find(collection: Value, steps: Iterable<Step>, test: (step: Step) => boolean): Value {
  const keyed = collection instanceof PuppetHash || iterable(collection).hashStyle;
  let count = 0n;
  for (const step of steps) {
    if (test(step)) return keyed ? (step.element as readonly Value[])[0] : count;
    count += 1n;
  }
  return undefined;
}

function findValue(collection: Value, test: (value: Value) => boolean): Value {
  const keyed = collection instanceof PuppetHash || iterable(collection).hashStyle;
  return find(collection, singles(iterable(collection)), ({ element }) => test(keyed ? (element as readonly Value[])[1] : element));
}

function position(text: string, sought: string | PuppetRegexp): Value {
  const at = typeof sought === 'string' ? text.indexOf(sought) : (sought.match(text)?.index ?? -1);
  return at === -1 ? undefined : BigInt(characterCount(text.slice(0, at)));
}
