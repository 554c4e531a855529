/** A made-up value of a parameter: data, or a Sensitive one. */
export type Value = undefined | boolean | number | string | Secret | readonly Value[] | Members;

export interface Members {
  readonly [key: string]: Value;
}

export class Secret {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The expression of Puppet that has the value. */
export function literal(value: Value): string {
  if (value === undefined) return 'undef';
  if (value instanceof Secret) return `Sensitive(${literal(value.value)})`;
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, each]) => `${literal(key)} => ${literal(each)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}
