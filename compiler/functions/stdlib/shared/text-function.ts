import type { Value } from '../../../values/index.ts';
import { type Function3xDeclaration, PuppetError, puppetFunction3x } from '../../function.ts';

/** A function that changes a text, or the texts among the elements of an array. */
export function textFunction(name: string, change: (text: string) => string): Function3xDeclaration {
  return puppetFunction3x(name, { type: 'rvalue' }, ({ args }) => {
    if (args.length === 0) throw new PuppetError(`${name}(): Wrong number of arguments given (0 for 1)`);
    const [value] = args;
    if (typeof value === 'string') return change(value);
    if (!Array.isArray(value)) throw new PuppetError(`${name}(): Requires either array or string to work with`);
    return (value as readonly Value[]).map((item) => (typeof item === 'string' ? change(item) : item));
  });
}
