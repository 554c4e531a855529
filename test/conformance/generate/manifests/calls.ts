/** Calls of functions that the manifest defines. */
import type { Random } from '../../random.ts';
import { expression, literal } from './expressions.ts';
import { block } from './iteration.ts';
import { type Callee, inside, once, type Place, type Want } from './place.ts';

/** Arguments as the parameters ask for them, now and then too few, too many or of other kinds. */
export function argumentsFor(random: Random, place: Place, callee: Callee): string[] {
  const result: string[] = [];
  for (const { want, value, rest } of callee.parameters) {
    if (rest) {
      for (let count = random.below(4); count > 0; count--) result.push(expression(random, place, want));
      break;
    }
    if (value !== undefined && once(random, 2)) break;
    result.push(once(random, 12) && value !== undefined ? 'undef' : expression(random, place, want));
  }
  if (once(random, 25)) result.pop();
  if (once(random, 25)) result.push(literal(random, 'any'));
  if (once(random, 20)) return [`*[${result.join(', ')}]`];
  return result;
}

/** A call of a function that gives what is wanted, or a literal when there is none. */
export function callOf(random: Random, place: Place, want: Want): string {
  const fitting = place.world.functions.filter(({ gives }) => want === 'any' || gives === want || once(random, 6));
  return fitting.length === 0 ? literal(random, want) : call(random, place, random.pick(fitting));
}

export function call(random: Random, place: Place, callee: Callee): string {
  const args = argumentsFor(random, inside(place), callee);
  const lambda = once(random, 30) ? ` ${block(random, inside(place), ['v'], 'any')}` : '';
  const [first, ...others] = args;
  if (first !== undefined && !first.startsWith('*') && !/[ ]/.test(first) && once(random, 4))
    return `${first}.${callee.name}${others.length > 0 ? `(${others.join(', ')})` : ''}${lambda}`;
  return `${callee.name}(${args.join(', ')})${lambda}`;
}
