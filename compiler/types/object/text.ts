/**
 * `Object[{...}]`: an Object type as text.
 *
 * Puppet: pops/types/type_formatter.rb#append_object_hash
 */
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';

type Text = (value: Value) => string;

/** The text of the hash that makes the type; the words that Puppet knows in it stand without quotes. */
export function objectHashText(hash: PuppetHash, text: Text): string {
  const entries = [...hash].map(([key, value]) => `${key as string} => ${entryText(key as string, value, text)}`);
  return `Object[{${entries.join(', ')}}]`;
}

function entryText(key: string, value: Value, text: Text): string {
  if ((key !== 'attributes' && key !== 'functions') || !(value instanceof PuppetHash)) return text(value);
  return `{${[...value].map(([name, member]) => `${text(name)} => ${memberText(member, text)}`).join(', ')}}`;
}

function memberText(member: Value, text: Text): string {
  if (!(member instanceof PuppetHash)) return text(member);
  const entries = [...member].map(([key, value]) => `${key as string} => ${key === 'kind' ? (value as string) : text(value)}`);
  return `{${entries.join(', ')}}`;
}
