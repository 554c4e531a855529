/**
 * Tags of resources and of the catalog: lower case, in order of arrival, with each part of a qualified name.
 *
 * Puppet: util/tagging.rb
 */

import { PuppetError } from '../functions/error.ts';
import { countSteps } from '../limits.ts';
import type { Value } from '../values/index.ts';

const VALID_TAG = /^[\p{L}\p{M}\p{Nd}_][\p{L}\p{M}\p{Nd}_:.-]*\n?$/u;
const VALID_ASCII_TAG = /^[A-Za-z0-9_][A-Za-z0-9_:.-]*$/;

export function isValidTag(name: string): boolean {
  return VALID_ASCII_TAG.test(name) || VALID_TAG.test(name);
}

/** Adds tags as given by code: arrays are flattened, undef left out; an impossible tag is an error. */
export function addTags(tags: Set<string>, values: Value, text: (value: Value) => string): void {
  countSteps(1);
  if (values === undefined) return;
  if (Array.isArray(values)) {
    for (const value of values as readonly Value[]) addTags(tags, value, text);
    return;
  }
  addTag(tags, text(values));
}

/** Adds one tag and the parts of its name. */
export function addTag(tags: Set<string>, given: string): void {
  const name = given.toLowerCase();
  if (tags.has(name)) return;
  if (!isValidTag(name)) throw new PuppetError(`Invalid tag '${name}'`);
  insert(tags, name);
}

/** Adds a title as a tag when it can be one. */
export function addTagIfValid(tags: Set<string>, title: string): void {
  if (!isValidTag(title)) return;
  const name = title.toLowerCase();
  if (!tags.has(name)) insert(tags, name);
}

function insert(tags: Set<string>, name: string): void {
  tags.add(name);
  if (!name.includes('::')) return;
  for (const part of name.split('::')) tags.add(part);
}

/** Adds all tags of another holder. */
export function mergeTags(into: Set<string>, from: ReadonlySet<string>): void {
  for (const tag of from) into.add(tag);
}
