import { rubyInspect, rubyText } from '../../../evaluator/ruby-text.ts';
import { isTruthy, PuppetHash, type Value } from '../../../values/index.ts';
import { type Function3xDeclaration, PuppetError, puppetFunction3x } from '../../function.ts';

/** A function that puts a text before or after each element of an array, or each key of a hash. */
export function affixFunction(name: 'prefix' | 'suffix', join: (text: string, affix: string) => string): Function3xDeclaration {
  return puppetFunction3x(name, { type: 'rvalue' }, ({ args }) => {
    const [collection, given] = args;
    if (args.length === 0) throw new PuppetError(`${name}(): Wrong number of arguments given (0 for 1)`);
    if (!Array.isArray(collection) && !(collection instanceof PuppetHash)) {
      throw new PuppetError(`${name}(): expected first argument to be an Array or a Hash, got ${rubyInspect(collection)}`);
    }
    const affix = given !== undefined && isTruthy(given) ? given : '';
    if (typeof affix !== 'string')
      throw new PuppetError(`${name}(): expected second argument to be a String, got ${rubyInspect(affix)}`);
    if (collection instanceof PuppetHash) {
      return new PuppetHash([...collection].map(([key, value]) => [join(rubyText(key), affix), value] as const));
    }
    return (collection as readonly Value[]).map((item) => join(rubyText(item), affix));
  });
}
