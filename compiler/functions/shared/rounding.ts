/** What `ceiling` and `floor` share. */

import { parseRubyFloat } from '../../types/index.ts';
import { type DispatchDeclaration, PuppetError } from '../function.ts';
import { toInteger } from './integer.ts';

export function roundingDispatches(name: string, round: (number: number) => number): readonly DispatchDeclaration[] {
  return [
    { params: ['Numeric val'], body: ({ args }) => (typeof args[0] === 'bigint' ? args[0] : toInteger(round(args[0] as number))) },
    {
      params: ['String val'],
      body: ({ args, context }) => {
        const deprecated = `The ${name}() function's auto conversion of String to Float is deprecated - change to convert input before calling`;
        context.warnOnce(`${name}_function_numeric_coerce_string`, deprecated);
        return toInteger(round(floatFrom(args[0] as string, name)));
      },
    },
  ];
}

function floatFrom(text: string, name: string): number {
  try {
    return parseRubyFloat(text);
  } catch {
    throw new PuppetError(`${name}(): cannot convert given value to a floating point value.`);
  }
}
