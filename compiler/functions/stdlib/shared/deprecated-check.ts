import type { Value } from '../../../values/index.ts';
import {
  type DispatchDeclaration,
  type FunctionContext,
  type FunctionDeclaration,
  PuppetError,
  puppetFunction,
} from '../../function.ts';
import { deprecation } from './deprecation.ts';

interface DeprecatedCheck {
  readonly name: string;
  /** The last part of the type in `Stdlib::Compat` that is recommended instead. */
  readonly type: string;
  /** What is said of a wrong number of arguments; undefined for a right one. */
  readonly countError: (count: number) => string | undefined;
  readonly check: (value: Value, context: FunctionContext) => boolean;
}

/**
 * A check of the old interface whose call warns: it takes anything, and other than a function of the old interface it sees
 * arguments as they are, undef too.
 *
 * stdlib: lib/puppet/functions/is_*.rb
 */
export function deprecatedCheck({ name, type, countError, check }: DeprecatedCheck): FunctionDeclaration {
  const message =
    `This method is deprecated, please use match expressions with Stdlib::Compat::${type} instead. They are described at ` +
    'https://docs.puppet.com/puppet/latest/reference/lang_data_type.html#match-expressions.';
  const dispatch: DispatchDeclaration = {
    params: ['Any scope'],
    repeated: 'Any args',
    body: ({ args: [, ...values], context }) => {
      deprecation(context, name, message);
      const error = countError(values.length);
      if (error !== undefined) throw new PuppetError(error);
      return check(values[0], context);
    },
  };
  return puppetFunction(name, [dispatch], { takesScope: true });
}

/** Says of any other count than one what most functions of stdlib say. */
export function exactlyOne(name: string): (count: number) => string | undefined {
  return (count) => (count === 1 ? undefined : `${name}(): Wrong number of arguments given ${count} for 1`);
}
