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

/** A value of data, made ready to be resolved again and again. */
export class Template {
  /** What it was made of; a part without expressions is resolved to itself. */
  readonly value: Value;
  /** Of a string with expressions. */
  readonly string: InterpolatedString | undefined;
  /** Of an array or hash with expressions: the elements, or keys and values by turns. */
  readonly parts: readonly Template[] | undefined;

  constructor(value: Value, string: InterpolatedString | undefined, parts: readonly Template[] | undefined) {
    this.value = value;
    this.string = string;
    this.parts = parts;
  }

  get isPlain(): boolean {
    return this.string === undefined && this.parts === undefined;
  }
}

export class Texts {
  private readonly options: InterpolationOptions;
  private readonly texts = new Map<string, Template>();
  private readonly containers = new WeakMap<object, Template>();

  constructor(options: InterpolationOptions = {}) {
    this.options = options;
  }

  /** Whether the text can hold an expression. */
  holdsExpression(text: string): boolean {
    return mayInterpolate(text, this.options);
  }

  parse(text: string): InterpolatedString {
    return this.ofText(text).string as InterpolatedString;
  }

  /** Data is taken apart once. */
  templateOf(value: Value): Template {
    if (typeof value === 'string') return this.holdsExpression(value) ? this.ofText(value) : plain(value);
    return typeof value === 'object' ? this.ofContainer(value) : plain(value);
  }

  private ofText(text: string): Template {
    let template = this.texts.get(text);
    if (template === undefined) {
      template = new Template(text, parseInterpolation(text, this.options), undefined);
      this.texts.set(text, template);
    }
    return template;
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
