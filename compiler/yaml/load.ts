/**
 * Makes Puppet values of a YAML text, as Psych's safe_load does with the options that Puppet gives.
 *
 * Psych: visitors/to_ruby.rb; Puppet: util/yaml.rb#safe_load
 */

import { rubyClass } from '../lookup/ruby-class.ts';
import { interpolationText, rubyInspect } from '../lookup/ruby-text.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { disallowedClass, YamlLoadError } from './error.ts';
import { type CollectionStart, EventReader, type Node } from './events.ts';
import { scalarValue } from './tagged-scalar.ts';
import { isOmapTag, isStringTag, mappingClass, sequenceClass } from './tags.ts';

const STRING_TAG = 'tag:yaml.org,2002:str';

/** The value of the first document; `undefined` for an empty text (Puppet makes `false` of it). */
export function loadValue(text: string, file: string | undefined, options: LoadOptions = {}): Value {
  const reader = new EventReader(text, file);
  return reader.isEmpty ? undefined : new Loader(reader, file, options.aliases ?? true).load();
}

export interface LoadOptions {
  /** Whether aliases are followed, which is usual; if not, none is known. */
  readonly aliases?: boolean;
}

class Loader {
  private readonly reader: EventReader;
  private readonly file: string | undefined;
  private readonly withAliases: boolean;
  private readonly anchors = new Map<string, Value>();
  private readonly unfinished = new Set<Value>();
  private recursion: YamlLoadError | undefined;

  constructor(reader: EventReader, file: string | undefined, withAliases: boolean) {
    this.reader = reader;
    this.file = file;
    this.withAliases = withAliases;
    this.recursion = undefined;
  }

  load(): Value {
    const node = this.reader.next();
    const value = node === undefined ? undefined : this.value(node);
    if (this.recursion !== undefined) throw this.recursion;
    return value;
  }

  private value(node: Node): Value {
    if (node.kind === 'scalar') return this.register(node.anchor, scalarValue(node, this.file));
    if (node.kind === 'alias') return this.alias(node.anchor, node.start);
    return node.kind === 'sequence' ? this.sequence(node) : this.mapping(node);
  }

  private register(anchor: string | undefined, value: Value): Value {
    if (anchor !== undefined) this.anchors.set(anchor, value);
    return value;
  }

  private alias(anchor: string, offset: number): Value {
    if (!(this.withAliases && this.anchors.has(anchor))) throw new YamlLoadError(`Unknown alias: ${anchor}`, this.file, offset);
    const value = this.anchors.get(anchor);
    if (!this.unfinished.has(value)) return value;
    // Psych makes a value that holds itself, and Puppet then recurses until its stack is full. Other mistakes are told before.
    this.recursion ??= new YamlLoadError(`Alias refers to the value it is part of: ${anchor}`, this.file, offset);
    return undefined;
  }

  private sequence(node: CollectionStart): Value {
    const forbidden = node.tag === undefined ? undefined : sequenceClass(node.tag);
    if (forbidden !== undefined) throw disallowedClass(forbidden, this.file, node.start);
    if (node.tag !== undefined && isOmapTag(node.tag)) return this.orderedMap(node);
    const list: Value[] = [];
    this.register(node.anchor, list);
    this.unfinished.add(list);
    for (let item = this.reader.next(); item !== undefined; item = this.reader.next()) list.push(this.value(item));
    this.unfinished.delete(list);
    return list;
  }

  private mapping(node: CollectionStart): Value {
    const forbidden = node.tag === undefined ? undefined : mappingClass(node.tag);
    if (forbidden !== undefined) throw disallowedClass(forbidden, this.file, node.start);
    if (node.tag !== undefined && isStringTag(node.tag)) return this.stringMapping(node);
    const hash = new PuppetHash();
    this.register(node.anchor, hash);
    this.unfinished.add(hash);
    for (let keyNode = this.reader.next(); keyNode !== undefined; keyNode = this.reader.next()) {
      const key = this.value(keyNode);
      const valueNode = this.reader.next();
      if (valueNode === undefined) break;
      const value = this.value(valueNode);
      const isMerge = key === '<<' && (keyNode.kind === 'alias' || keyNode.tag !== STRING_TAG);
      if (!isMerge || valueNode.kind === 'scalar' || !mergeInto(hash, value)) hash.set(key, value);
    }
    this.unfinished.delete(hash);
    return hash;
  }

  /** A list of hashes with one entry each: `!!omap`. Of an item the first child and the last make the entry. */
  private orderedMap(node: CollectionStart): Value {
    const hash = new PuppetHash();
    this.register(node.anchor, hash);
    this.unfinished.add(hash);
    for (let item = this.reader.next(); item !== undefined; item = this.reader.next()) {
      if (item.kind === 'scalar' || item.kind === 'alias')
        throw new YamlLoadError("undefined method `first' for nil:NilClass", this.file, item.start);
      const children: Value[] = [];
      for (let child = this.reader.next(); child !== undefined; child = this.reader.next()) children.push(this.value(child));
      hash.set(children[0], children.at(-1));
    }
    this.unfinished.delete(hash);
    return hash;
  }

  /** A hash that is tagged as a text is its entry `str`; all others become variables of that object, which is nil when there is none. */
  private stringMapping(node: CollectionStart): Value {
    let text: Value;
    const others: string[] = [];
    for (let keyNode = this.reader.next(); keyNode !== undefined; keyNode = this.reader.next()) {
      const key = this.value(keyNode);
      const valueNode = this.reader.next();
      const value = valueNode && this.value(valueNode);
      if (key === 'str') text = this.register(node.anchor, value);
      else others.push(interpolationText(key).replace(/^@/, ''));
    }
    for (const name of others) {
      if (!/^[\p{L}_][\p{L}\d_]*$/u.test(name))
        throw new YamlLoadError(`\`@${name}' is not allowed as an instance variable name`, this.file, node.start);
      if (typeof text !== 'object' && typeof text !== 'string')
        throw new YamlLoadError(`can't modify frozen ${rubyClass(text)}: ${rubyInspect(text)}`, this.file, node.start);
    }
    return text;
  }
}

/** Psych's merge: a later entry wins, whether it was merged or written. False: nothing that could be merged. */
export function mergeInto(hash: PuppetHash, value: Value): boolean {
  if (value instanceof PuppetHash) {
    for (const [key, one] of value) hash.set(key, one);
    return true;
  }
  if (!Array.isArray(value) || !value.every((one) => one instanceof PuppetHash)) return false;
  const merged = new PuppetHash();
  for (const one of [...value].reverse()) for (const [key, entry] of one) merged.set(key, entry);
  for (const [key, entry] of merged) hash.set(key, entry);
  return true;
}
