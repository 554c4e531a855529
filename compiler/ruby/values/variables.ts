import type { PuppetHash, Value } from '../../values/index.ts';
import { NOT_PLAIN, plainData } from './plain.ts';

/** Values whose numbers a machine remembers; with more of them it begins anew. */
const MOST_KNOWN = 2000;

/** Arrays and hashes that a machine has been given during a compilation, by their numbers there. */
export class KnownValues {
  private readonly numbers = new Map<object, number>();

  get isFull(): boolean {
    return this.numbers.size >= MOST_KNOWN;
  }
  numberOf(value: object): number | undefined {
    return this.numbers.get(value);
  }
  add(value: object): number {
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }
  clear(): void {
    this.numbers.clear();
  }
}

/**
 * The variables of a template. An array or hash crosses once in a compilation: templates share their values, as they do in Puppet, and it takes no
 * time to tell them again.
 */
export class TemplateVariables {
  private readonly variables: PuppetHash;

  constructor(variables: PuppetHash) {
    this.variables = variables;
  }

  /** As `Dalang::GivenValues.variables` takes them; `encode` is for what is no plain data. */
  encoded(given: KnownValues, encode: (value: Value) => unknown): unknown {
    const parts: Parts = { plain: {}, added: {}, known: {}, others: [] };
    for (const [name, value] of this.variables) {
      if (!isPut(String(name), value, parts, given)) parts.others.push(name, encode(value));
    }
    return ['V', parts.plain, parts.added, parts.known, parts.others];
  }
}

interface Parts {
  /** Plain data by name. */
  readonly plain: Record<string, unknown>;
  /** Numbers of those among them that the machine is to remember. */
  readonly added: Record<string, number>;
  /** Numbers of those that it has. */
  readonly known: Record<string, number>;
  /** Name and value of all else, in turns. */
  readonly others: unknown[];
}

/** Whether the value is known, or plain data. */
function isPut(name: string, value: Value, { plain, added, known }: Parts, given: KnownValues): boolean {
  const number = typeof value === 'object' ? given.numberOf(value) : undefined;
  if (number !== undefined) {
    known[name] = number;
    return true;
  }
  const data = plainData(value);
  if (data === NOT_PLAIN) return false;
  plain[name] = data;
  if (typeof value === 'object') added[name] = given.add(value);
  return true;
}
