import { PuppetHash, type Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { rubyInteger } from './shared/ruby-integer.ts';

/**
 * `fact(String $name)`: a fact by its dotted name (`os.release.major`); undef when there is none.
 *
 * stdlib: lib/puppet/functions/fact.rb
 */
export const fact = puppetFunction('fact', [
  {
    params: ['String fact_name'],
    body: ({ args, context }) => {
      const name = args[0] as string;
      const walked: string[] = [];
      let value: Value = context.scope.value('facts');
      for (const [, plain, quoted] of name.matchAll(/([^."]+)|"([^"]+)"/g)) {
        const key = (plain ?? quoted) as string;
        if (value === undefined) return undefined;
        const complaint = complaintOf(value, key);
        if (complaint !== undefined)
          context.log('warning', `fact request for ${name} returning nil: '${dotted(walked)}' ${complaint}`);
        value = complaint === undefined ? step(value, key) : undefined;
        walked.push(key);
      }
      return value;
    },
  },
]);

function complaintOf(value: Value, key: string): string | undefined {
  if (value instanceof PuppetHash) return undefined;
  if (!Array.isArray(value)) return `is not a collection; cannot walk to '${key}'`;
  return rubyInteger(key) !== undefined ? undefined : `is an array; cannot index to '${key}'`;
}

function step(value: Value, key: string): Value {
  return value instanceof PuppetHash ? value.get(key) : (value as readonly Value[]).at(Number(rubyInteger(key)));
}

function dotted(path: readonly string[]): string {
  return path.map((part) => (part.includes('.') ? `"${part}"` : part)).join('.');
}
