/**
 * What is known of the strings of an environment's data: which hold interpolations, and how those are built.
 */
import {
  type InterpolatedString,
  type InterpolationOptions,
  mayInterpolate,
  parseInterpolation,
} from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

export class Texts {
  private readonly options: InterpolationOptions;
  private readonly parsed = new Map<string, InterpolatedString>();
  private readonly holders = new WeakMap<object, boolean>();

  constructor(options: InterpolationOptions = {}) {
    this.options = options;
  }

  /** Whether the text can hold an expression. */
  holdsExpression(text: string): boolean {
    return mayInterpolate(text, this.options);
  }

  parse(text: string): InterpolatedString {
    let string = this.parsed.get(text);
    if (string === undefined) {
      string = parseInterpolation(text, this.options);
      this.parsed.set(text, string);
    }
    return string;
  }

  /** Whether any string in the array or hash can hold an expression. Data is looked through once. */
  holdsExpressions(value: Value & object): boolean {
    let holds = this.holders.get(value);
    if (holds === undefined) {
      holds = value instanceof PuppetHash ? this.anyEntry(value) : Array.isArray(value) && value.some((item) => this.holds(item));
      this.holders.set(value, holds);
    }
    return holds;
  }

  private anyEntry(hash: PuppetHash): boolean {
    for (const [key, value] of hash) if (this.holds(key) || this.holds(value)) return true;
    return false;
  }

  private holds(value: Value): boolean {
    if (typeof value === 'string') return this.holdsExpression(value);
    return typeof value === 'object' && this.holdsExpressions(value);
  }
}
