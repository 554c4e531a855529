/**
 * What is known of the strings of an environment's data: which hold interpolations, and how those are built.
 */
import {
  checkExpression,
  type ExpressionPart,
  type InterpolatedString,
  type InterpolationIssue,
  type InterpolationOptions,
  mayInterpolate,
  parseInterpolation,
} from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

/** An expression `%{...}` of a text. */
export interface Expression {
  readonly part: ExpressionPart;
  /** The text it stands in. */
  readonly string: InterpolatedString;
  /** What Puppet refuses in it where methods are allowed. */
  readonly refusal: InterpolationIssue | undefined;
  /** Number of the variable with its path, the same wherever it is read; undefined for others. */
  readonly path: number | undefined;
}

/** A text, ready to be resolved: what stands for itself, and what is looked up. */
export type TextTemplate = readonly (string | Expression)[];

/** A value of data, made ready to be resolved again and again. */
export class Template {
  /** What it was made of; a part without expressions is resolved to itself. */
  readonly value: Value;
  /** Of a string with expressions. */
  readonly text: TextTemplate | undefined;
  /** Of an array or hash with expressions: the elements, or keys and values by turns. */
  readonly parts: readonly Template[] | undefined;

  constructor(value: Value, text: TextTemplate | undefined, parts: readonly Template[] | undefined) {
    this.value = value;
    this.text = text;
    this.parts = parts;
  }

  get isPlain(): boolean {
    return this.text === undefined && this.parts === undefined;
  }
}

export class Texts {
  private readonly options: InterpolationOptions;
  private readonly texts = new Map<string, Template>();
  private readonly paths = new Map<string, number>();
  private readonly containers = new WeakMap<object, Template>();

  constructor(options: InterpolationOptions = {}) {
    this.options = options;
  }

  /** Whether the text can hold an expression. */
  holdsExpression(text: string): boolean {
    return mayInterpolate(text, this.options);
  }

  parse(text: string): TextTemplate {
    return this.ofText(text).text as TextTemplate;
  }

  /** Data is taken apart once. */
  templateOf(value: Value): Template {
    if (typeof value === 'string') return this.holdsExpression(value) ? this.ofText(value) : plain(value);
    return typeof value === 'object' ? this.ofContainer(value) : plain(value);
  }

  private ofText(text: string): Template {
    let template = this.texts.get(text);
    if (template === undefined) {
      template = new Template(text, this.takenApart(parseInterpolation(text, this.options)), undefined);
      this.texts.set(text, template);
    }
    return template;
  }

  private takenApart(string: InterpolatedString): TextTemplate {
    return string.parts.map((part) => (part.kind === 'literal' ? part.text : this.expression(part, string)));
  }

  private expression(part: ExpressionPart, string: InterpolatedString): Expression {
    const hasPath = part.method === 'scope' && part.path.length > 0;
    return { part, string, refusal: checkExpression(part, string, true), path: hasPath ? this.numberOf(part.key) : undefined };
  }

  private numberOf(variable: string): number {
    const known = this.paths.get(variable) ?? this.paths.size;
    this.paths.set(variable, known);
    return known;
  }

  private ofContainer(value: Value & object): Template {
    let template = this.containers.get(value);
    if (template === undefined) {
      const parts = partsOf(value).map((part) => this.templateOf(part));
      template = new Template(value, undefined, parts.every(({ isPlain }) => isPlain) ? undefined : parts);
      this.containers.set(value, template);
    }
    return template;
  }
}

function partsOf(value: Value): readonly Value[] {
  if (value instanceof PuppetHash) return [...value].flat(1) as Value[];
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

function plain(value: Value): Template {
  return new Template(value, undefined, undefined);
}
