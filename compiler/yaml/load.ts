/**
 * Makes Puppet values of a YAML text, as Psych's safe_load does with the options that Puppet gives.
 *
 * Psych: visitors/to_ruby.rb; Puppet: util/yaml.rb#safe_load
 */
import { PuppetHash, RubySymbol, type Value } from '../values/index.ts';
import { disallowedClass, YamlLoadError } from './error.ts';
import { type CollectionStart, EventReader, type Node, type ScalarNode } from './events.ts';
import { ForbiddenScalar, InvalidScalar, type Scalar, scanScalar } from './scalar.ts';
import { isBinaryTag, isFloatTag, isStringTag, isSymbolTag, mappingClass, scalarClass, sequenceClass } from './tags.ts';

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

  constructor(reader: EventReader, file: string | undefined, withAliases: boolean) {
    this.reader = reader;
    this.file = file;
    this.withAliases = withAliases;
  }

  load(): Value {
    const node = this.reader.next();
    return node === undefined ? undefined : this.value(node);
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
    // Psych makes a value that holds itself, and Puppet then recurses until its stack is full.
    if (this.unfinished.has(value))
      throw new YamlLoadError(`Alias refers to the value it is part of: ${anchor}`, this.file, offset);
    return value;
  }

  private sequence(node: CollectionStart): Value {
    const forbidden = node.tag === undefined ? undefined : sequenceClass(node.tag);
    if (forbidden !== undefined) throw disallowedClass(forbidden, this.file, node.start);
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

/** The value of a scalar node, by its tag, its quotes and its text. */
export function scalarValue(node: ScalarNode, file: string | undefined): Value {
  const tag = node.tag;
  if (node.quoted) return node.text;
  if (tag === undefined) return permitted(scanScalar(node.text), file, node.start);
  if (isStringTag(tag)) return node.text;
  if (isSymbolTag(tag)) return new RubySymbol(node.text);
  if (isBinaryTag(tag)) return Buffer.from(node.text, 'base64').toString('latin1');
  const forbidden = scalarClass(tag, node.text);
  if (forbidden !== undefined) throw disallowedClass(forbidden, file, node.start);
  const value = permitted(scanScalar(node.text), file, node.start);
  return isFloatTag(tag) && typeof value === 'bigint' ? Number(value) : value;
}

function permitted(scalar: Scalar, file: string | undefined, offset: number): Value {
  if (scalar instanceof ForbiddenScalar) throw disallowedClass(scalar.className, file, offset);
  if (scalar instanceof InvalidScalar) throw new YamlLoadError(scalar.message, file, offset);
  return scalar;
}
