/** A value of a configuration file, with the place that mistakes in it are told with. */
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import type { YamlDocument } from '../../compiler/yaml/index.ts';
import type { Diagnostic, Span } from '../../parser/diagnostics/diagnostic.ts';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';

export interface Entry {
  readonly name: string;
  readonly field: Field;
}

export class Field {
  readonly value: Value;
  private readonly document: YamlDocument;
  private readonly path: readonly Value[];
  private readonly faults: Diagnostic[];

  constructor(value: Value, path: readonly Value[], document: YamlDocument, faults: Diagnostic[]) {
    this.value = value;
    this.path = path;
    this.document = document;
    this.faults = faults;
  }

  /** Notes a mistake in the value, and answers nothing. */
  wrong(message: string, hint?: string): undefined {
    this.note(this.document.place(this.path), message, hint);
  }

  /** Notes that the key is none of those that may stand here. */
  unknownKey(what: string, known: readonly string[]): undefined {
    const name = String(this.path.at(-1));
    const place = this.document.place(this.path);
    const key = place?.keyOffset === undefined ? place : { offset: place.keyOffset, length: place.keyLength ?? name.length };
    this.note(key, `unknown ${what} '${name}'`, nearOf(name, known));
  }

  /** The value, when it is one of the names. */
  name(what: string, known: readonly string[]): string | undefined {
    const name = this.text(what);
    if (name === undefined || known.includes(name)) return name;
    return this.wrong(`unknown ${what} '${name}'`, nearOf(name, known));
  }

  private note(place: Pick<Span, 'offset' | 'length'> | undefined, message: string, hint: string | undefined): void {
    const { source } = this.document;
    const at = { source, offset: place?.offset ?? 0, length: place?.length ?? 0 };
    this.faults.push({ code: 'DALANG_PROJECT', severity: 'error', message, at, ...(hint === undefined ? {} : { hint }) });
  }

  text(what: string): string | undefined {
    if (this.value === '') return this.wrong(`${what} is empty`);
    return typeof this.value === 'string' ? this.value : this.wrong(`${what} is a text, not ${kindOf(this.value)}`);
  }

  flag(what: string): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : this.wrong(`${what} is true or false, not ${kindOf(this.value)}`);
  }

  /** `off` is how YAML writes false. */
  choice<T extends string>(what: string, choices: readonly T[]): T | undefined {
    const value = this.value === false ? 'off' : this.value;
    const chosen = choices.find((one) => one === value);
    if (chosen !== undefined) return chosen;
    const near = typeof value === 'string' ? didYouMean(value, choices) : undefined;
    return this.wrong(`${what} is one of ${choices.join(', ')}`, near);
  }

  /** The elements of a list; a single value stands for a list of one. */
  items(what: string): readonly Field[] {
    if (!Array.isArray(this.value)) {
      if (this.value instanceof PuppetHash || this.value === undefined) this.wrong(`${what} is a list, not ${kindOf(this.value)}`);
      else return [this];
      return [];
    }
    return (this.value as readonly Value[]).map((value, index) => this.child(value, BigInt(index)));
  }

  texts(what: string): readonly string[] {
    return this.items(what).flatMap((item) => item.text(`an element of ${what}`) ?? []);
  }

  entries(what: string): readonly Entry[] {
    if (!(this.value instanceof PuppetHash)) {
      this.wrong(`${what} is a hash, not ${kindOf(this.value)}`);
      return [];
    }
    return [...this.value].map(([key, value]) => ({ name: String(key), field: this.child(value, key) }));
  }

  private child(value: Value, step: Value): Field {
    return new Field(value, [...this.path, step], this.document, this.faults);
  }
}

function nearOf(name: string, known: readonly string[]): string {
  return didYouMean(name, known) ?? `there are ${known.join(', ')}`;
}

function kindOf(value: Value): string {
  if (value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof PuppetHash) return 'a hash';
  if (typeof value === 'boolean') return 'a Boolean';
  return typeof value === 'string' ? 'a text' : 'a number';
}
