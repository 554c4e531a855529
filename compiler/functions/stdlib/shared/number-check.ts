import { rubyInspect, rubyText } from '../../../evaluator/ruby-text.ts';
import { PuppetHash, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';
import { rubyClassName } from '../../shared/ruby-class.ts';
import { type Check, ValidationError } from './validation.ts';

/** Integers or numbers at large: what differs between the two checks. */
export interface NumberKind {
  readonly functionName: string;
  /** With its article: `an Integer`. */
  readonly what: string;
  /** What `what` is called as a class. */
  readonly className: string;
  /** Throws PuppetError when the text is no number of the kind. */
  readonly parse: (text: string) => bigint | number;
}

interface Bounds {
  readonly max: bigint | number | undefined;
  readonly min: bigint | number | undefined;
}

/** A check of `(values, max, min)`; a `max` of '' with a `min` means none. */
export function numberCheck(kind: NumberKind): Check {
  return (args) => {
    if (args.length < 1 || args.length > 3) {
      throw new ValidationError(`${kind.functionName}(): Wrong number of arguments; must be 1, 2 or 3, got ${args.length}`);
    }
    const bounds = boundsOf(kind, args);
    const [input] = args;
    if (Array.isArray(input)) checkElements(kind, input as readonly Value[], bounds);
    else checkOne(kind, input, bounds);
  };
}

function boundsOf(kind: NumberKind, args: readonly Value[]): Bounds {
  const [, givenMax, givenMin] = args;
  const { functionName, what } = kind;
  const expected = (which: string): string => `${functionName}(): Expected ${which} argument to be unset or ${what}, got `;
  const text = rubyText(givenMax);
  const hasMax = args.length > 1 && !(args.length > 2 && text === '');
  const max = hasMax ? parsed(kind, text, () => `${expected('second')}${text}:String`) : undefined;
  const complaint = () => `${expected('third')}${rubyText(givenMin)}:${rubyClassName(givenMin)}`;
  const min = args.length > 2 ? parsed(kind, rubyText(givenMin), complaint) : undefined;
  if (max !== undefined && min !== undefined && min > max) {
    throw new ValidationError(
      `${functionName}(): Expected second argument to be larger than third argument, got ${rubyText(max)} < ${rubyText(min)}`,
    );
  }
  return { max, min };
}

function parsed(kind: NumberKind, text: string, complaint: () => string): bigint | number {
  try {
    return kind.parse(text);
  } catch (error) {
    if (!(error instanceof PuppetError)) throw error;
    throw new ValidationError(complaint());
  }
}

function checkElements(kind: NumberKind, elements: readonly Value[], bounds: Bounds): void {
  elements.forEach((element, position) => {
    const complaint = () =>
      `${kind.functionName}(): Expected element at array position ${position} to be ${kind.what}, got ${rubyClassName(element)}`;
    if (element instanceof PuppetHash) throw new ValidationError(complaint());
    checkBounds(kind, parsed(kind, rubyText(element), complaint), elements, bounds);
  });
}

function checkOne(kind: NumberKind, value: Value, bounds: Bounds): void {
  // The name of the other function is what stdlib says for a hash.
  const name = value instanceof PuppetHash ? 'validate_integer' : kind.functionName;
  const complaint = () => `${name}(): Expected first argument to be ${kind.what} or Array, got ${rubyClassName(value)}`;
  if (value instanceof PuppetHash) throw new ValidationError(complaint());
  const number = parsed(kind, rubyText(value), complaint);
  checkBounds(kind, number, number, bounds);
}

function checkBounds(kind: NumberKind, number: bigint | number, shown: Value, { max, min }: Bounds): void {
  const text = rubyInspect(shown);
  const fail = (relation: string, bound: bigint | number): never => {
    throw new ValidationError(
      `${kind.functionName}(): Expected ${text} to be ${relation} or equal to ${rubyText(bound)}, got ${text}.`,
    );
  };
  if (max !== undefined && number > max) fail('smaller', max);
  if (min !== undefined && number < min) fail('greater', min);
}
