import { interpolated } from '../../evaluator/interpolated.ts';
import { type FunctionDeclaration, type LogLevel, puppetFunction } from '../function.ts';

/**
 * A function that writes its arguments to the log, each as it would appear in a string, with spaces between them.
 *
 * Puppet: util/log.rb#log_func
 */
export function logFunction(level: LogLevel): FunctionDeclaration {
  return puppetFunction(level, [
    {
      params: [],
      repeated: 'Any values',
      returnType: 'Undef',
      body: ({ args, context }) => {
        context.log(level, args.map(interpolated).join(' '));
        return undefined;
      },
    },
  ]);
}
