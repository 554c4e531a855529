/**
 * The lookup of one or more names with type, defaults and overrides, as the function `lookup` and all its relatives make it.
 *
 * Puppet: pops/lookup.rb
 */
import { assertInstance, type PType } from '../types/index.ts';
import type { PuppetHash, Value } from '../values/index.ts';
import { KeyNotFoundError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';

export interface LookupRequest {
  /** The first name that has a value wins. */
  readonly names: string | readonly string[];
  readonly type?: PType | undefined;
  /** A merge strategy's name, or a hash with its name and options; undefined: what `lookup_options` say. */
  readonly merge?: Value;
  readonly hasDefault?: boolean;
  readonly defaultValue?: Value;
  /** Asked when nothing is found, before the default. */
  readonly defaultBlock?: ((names: Value) => Value) | undefined;
}

/** The value. Throws LookupError when there is none and no default. */
export function lookupValue(request: LookupRequest, invocation: Invocation): Value {
  const found =
    typeof request.names === 'string' ? searchOne(request.names, request, invocation) : search(request.names, request, invocation);
  if (found !== NOT_FOUND) return found;
  const names = typeof request.names === 'string' ? [request.names] : request.names;
  const fallback = fromHash(names, invocation.defaults, request.type, 'Value found for key', 'in default values hash');
  if (fallback !== NOT_FOUND) return fallback;
  if (request.defaultBlock !== undefined) {
    return asserted('Value returned from default block', request.type, request.defaultBlock(request.names));
  }
  if (request.hasDefault === true) return asserted('Default value', request.type, request.defaultValue);
  throw new KeyNotFoundError(notFoundMessage(names));
}

function search(names: readonly string[], request: LookupRequest, invocation: Invocation): Value | NotFound {
  for (const name of names) {
    const value = searchOne(name, request, invocation);
    if (value !== NOT_FOUND) return value;
  }
  return NOT_FOUND;
}

function searchOne(name: string, { type, merge }: LookupRequest, invocation: Invocation): Value | NotFound {
  const { overrides } = invocation;
  const override =
    overrides === undefined ? NOT_FOUND : fromHash([name], overrides, type, 'Value found for key', 'in override hash');
  const value = override === NOT_FOUND ? invocation.adapter.lookupKey(name, invocation, merge) : override;
  return value === NOT_FOUND ? NOT_FOUND : asserted('Found value', type, value);
}

function fromHash(
  names: readonly string[],
  hash: PuppetHash | undefined,
  type: PType | undefined,
  before: string,
  after: string,
): Value | NotFound {
  if (hash === undefined) return NOT_FOUND;
  for (const name of names) if (hash.has(name)) return asserted(`${before} '${name}' ${after}`, type, hash.get(name));
  return NOT_FOUND;
}

function asserted(subject: string, type: PType | undefined, value: Value): Value {
  return type === undefined ? value : assertInstance(subject, type, value);
}

function notFoundMessage(names: readonly string[]): string {
  if (names.length === 1) return `Function lookup() did not find a value for the name '${names[0]}'`;
  return `Function lookup() did not find a value for any of the names [${names.map((name) => `'${name}'`).join(', ')}]`;
}
