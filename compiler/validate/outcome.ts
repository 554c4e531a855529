/**
 * What becomes of an interpolation for one node: a text, the text of a hash or array, nothing, or an error.
 */
import type { ExpressionPart, KeySegment } from '../../parser/hiera/index.ts';
import { isPuppetFailure } from '../evaluator/errors.ts';
import { NOT_FOUND, type NotFound } from '../lookup/index.ts';
import { interpolationText } from '../lookup/ruby-text.ts';
import { isNeverUnknown } from '../lookup/scope.ts';
import { PuppetHash, type Value } from '../values/index.ts';

export type Outcome =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'collection'; readonly value: Value & object; readonly text: string }
  /** `name`: the root and its path up to the first step that leads nowhere. */
  | { readonly kind: 'missing'; readonly name: string }
  /** A step of the path asks something of a value that holds nothing. `name`: the root and its path up to that value. */
  | { readonly kind: 'scalar'; readonly name: string; readonly value: Value; readonly segment: KeySegment }
  | { readonly kind: 'recursion'; readonly names: readonly string[] }
  | { readonly kind: 'error'; readonly message: string };

/** Of `lookup`, `hiera` and `alias`. */
export function lookupOutcome({ segments }: ExpressionPart, lookup: (key: string) => Value | NotFound): Outcome {
  const [root, ...path] = segments ?? [];
  if (typeof root !== 'string') return { kind: 'error', message: 'Syntax error' };
  try {
    const value = lookup(quoted(root));
    return value === NOT_FOUND ? { kind: 'missing', name: root } : dugOutcome(root, value, path);
  } catch (error) {
    if (!isPuppetFailure(error)) throw error;
    const names = /Recursive lookup detected in \[(.*)\]/.exec(error.message)?.[1];
    return names === undefined ? { kind: 'error', message: error.message } : { kind: 'recursion', names: names.split(', ') };
  }
}

/** Of a variable with a path. */
export function variableOutcome({ segments }: ExpressionPart, { variable }: { variable(name: string): Value | NotFound }): Outcome {
  const [root, ...path] = segments ?? [];
  if (typeof root !== 'string') return { kind: 'error', message: 'Syntax error' };
  const value = variable(root);
  if (value !== NOT_FOUND) return dugOutcome(root, value, path);
  return isNeverUnknown(root.replace(/^::/, '')) ? { kind: 'text', text: root } : { kind: 'missing', name: root };
}

export function dugOutcome(root: string, value: Value, path: readonly KeySegment[]): Outcome {
  let current = value;
  let name = root;
  for (const segment of path) {
    const next = step(current, segment);
    if (next === 'scalar') return { kind: 'scalar', name, value: current, segment };
    name += `.${quoted(String(segment))}`;
    if (next === NOT_FOUND) return { kind: 'missing', name };
    current = next as Value;
  }
  const text = interpolationText(current);
  return current instanceof PuppetHash || Array.isArray(current)
    ? { kind: 'collection', value: current, text }
    : { kind: 'text', text };
}

/** Puppet: pops/lookup/sub_lookup.rb */
function step(value: Value, segment: KeySegment): Value | NotFound | 'scalar' {
  if (value === undefined) return NOT_FOUND;
  if (Array.isArray(value) && typeof segment === 'bigint') {
    return segment >= 0n && segment < BigInt(value.length) ? (value[Number(segment)] as Value) : NOT_FOUND;
  }
  if (value instanceof PuppetHash) return value.has(segment) ? value.get(segment) : NOT_FOUND;
  return 'scalar';
}

/** A root with dots is one key only in quotes. */
function quoted(key: string): string {
  return /['".]/.test(key) ? (key.includes("'") ? `"${key}"` : `'${key}'`) : key;
}
