import { PuppetError } from '../../functions/error.ts';
import type { LogLevel } from '../../functions/function.ts';
import type { Questions } from './asked.ts';

const LEVELS: ReadonlySet<string> = new Set(['debug', 'info', 'notice', 'warning', 'err', 'alert', 'emerg', 'crit']);

/** What Ruby code logs. Puppet: util/logging.rb */
export const logQuestions: Questions = {
  log: (asked) => {
    const level = asked.text(0);
    if (!LEVELS.has(level)) throw new PuppetError(`Invalid log level ${level}`);
    asked.compilation.log(level as LogLevel, asked.text(1));
    return undefined;
  },
  warn_once: (asked) => {
    const line = asked.value(3);
    const file = asked.value(2);
    asked.compilation.warnOnce(
      asked.text(0),
      asked.text(1),
      typeof file === 'string' ? file : undefined,
      typeof line === 'bigint' ? Number(line) : undefined,
    );
    return undefined;
  },
  warn_once_plainly: (asked) => {
    const key = asked.value(1);
    asked.compilation.warnOncePlainly(typeof key === 'string' ? key : asked.text(0), asked.text(0));
    return undefined;
  },
  stacktrace: (asked) =>
    [...asked.compilation.callStack]
      .reverse()
      .map(({ file, line }) => [file ?? 'unknown', line === undefined ? undefined : BigInt(line)]),
};
