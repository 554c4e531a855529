/**
 * What is known of the strings of an environment's data: which hold interpolations, and how those are built.
 *
 * Data is resolved again and again, for each node, and there is much of it: what has to be walked through is kept small. What holds no
 * expression is in there as it is, and the same expression of many texts is one object.
 */
import {
  checkExpression,
  type ExpressionPart,
  type InterpolatedString,
  type InterpolationOptions,
  type KeySegment,
  mayInterpolate,
  parseInterpolation,
} from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

/** An expression `%{...}`, wherever it stands. The parts are those of `ExpressionPart`. */
export interface Expression {
  readonly method: string;
  readonly key: string;
  readonly isEmpty: boolean;
  readonly root: KeySegment | undefined;
  readonly path: readonly KeySegment[];
  /** Of a variable with a path: which one it is. */
  readonly pathNumber: number | undefined;
}

/** A text with expressions. */
export class TextTemplate {
  readonly string: InterpolatedString;
  /** What stands for itself, and what is looked up: each of the parts of the string. */
  readonly parts: readonly (string | Expression)[];
  /** Puppet refuses none of its expressions, where methods are allowed. */
  readonly isSound: boolean;

  constructor(string: InterpolatedString, parts: readonly (string | Expression)[]) {
    this.string = string;
    this.parts = parts;
    this.isSound = string.parts.every((part) => part.kind === 'literal' || checkExpression(part, string, true) === undefined);
  }
}

/** An array or a hash with expressions in it. */
export class ContainerTemplate {
  readonly isHash: boolean;
  /** The elements, or keys and values by turns. */
  readonly parts: readonly ReadyValue[];

  constructor(isHash: boolean, parts: readonly ReadyValue[]) {
    this.isHash = isHash;
    this.parts = parts;
  }
}

/** A value of data, made ready to be resolved: without expressions it is the value itself. */
export type ReadyValue = Value | TextTemplate | ContainerTemplate;

export class Texts {
  private readonly options: InterpolationOptions;
  private readonly texts = new Map<string, TextTemplate>();
  private readonly expressions = new Map<string, Expression>();
  private readonly containers = new WeakMap<object, ReadyValue>();
  private paths = 0;

  constructor(options: InterpolationOptions = {}) {
    this.options = options;
  }

  /** Whether the text can hold an expression. */
  holdsExpression(text: string): boolean {
    return mayInterpolate(text, this.options);
  }

  /** The text may hold expressions. */
  parse(text: string): TextTemplate {
    let template = this.texts.get(text);
    if (template === undefined) {
      const string = parseInterpolation(text, this.options);
      const parts = string.parts.map((part) => (part.kind === 'literal' ? part.text : this.expression(part)));
      template = new TextTemplate(string, parts);
      this.texts.set(text, template);
    }
    return template;
  }

  private expression(part: ExpressionPart): Expression {
    let expression = this.expressions.get(part.text);
    if (expression === undefined) {
      const { method, key, isEmpty, root, path } = part;
      const pathNumber = method === 'scope' && path.length > 0 ? this.paths++ : undefined;
      expression = { method, key, isEmpty, root, path, pathNumber };
      this.expressions.set(part.text, expression);
    }
    return expression;
  }

  /** Data is taken apart once. */
  ready(value: Value): ReadyValue {
    if (typeof value !== 'object') return this.made(value);
    let known = this.containers.get(value);
    if (known === undefined) {
      known = this.made(value);
      this.containers.set(value, known);
    }
    return known;
  }

  private made(value: Value): ReadyValue {
    if (typeof value === 'string') return this.holdsExpression(value) ? this.parse(value) : value;
    if (value instanceof PuppetHash) return this.madeOf(value, [...value].flat(1) as Value[]);
    return Array.isArray(value) ? this.madeOf(value, value as readonly Value[]) : value;
  }

  private madeOf(value: Value, items: readonly Value[]): ReadyValue {
    const parts = items.map((item) => this.made(item));
    return parts.every((part, i) => part === items[i]) ? value : new ContainerTemplate(value instanceof PuppetHash, parts);
  }
}
