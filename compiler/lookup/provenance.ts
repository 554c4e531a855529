/**
 * Where values of data came from: file and path of keys, beside the values, so that they stay Puppet's.
 *
 * Containers alone are noted, each with the place it was read from; a leaf is found through the container that holds it. Nothing is
 * noted unless a compilation asks for it.
 */
import { PuppetHash, type Value } from '../values/index.ts';
import type { YamlPlace } from '../yaml/index.ts';
import type { DataFile } from './files/data-file.ts';

/** A value's place in data. */
export interface Origin {
  readonly file: DataFile;
  /** Keys and indexes (Integers) from the top of the file. */
  readonly path: readonly Value[];
}

export class Provenance {
  private readonly containers = new WeakMap<object, Origin>();
  /** Entries of containers that were merged: each from another place. */
  private readonly entries = new WeakMap<object, Map<Value, Origin>>();
  private last: { readonly value: Value; readonly origin: Origin } | undefined;

  /** The value of a root key was read from a file. */
  read(value: Value, file: DataFile, rootKey: string): void {
    const origin = { file, path: [rootKey] };
    this.last = { value, origin };
    if (isContainer(value)) this.note(value, origin);
  }

  /** A container was made of another by resolving its strings. */
  derive(result: Value & object, from: Value & object): void {
    const origin = this.containers.get(from);
    if (origin !== undefined) this.containers.set(result, origin);
  }

  /** A container was merged of two; entries of the first win. */
  merged(result: Value, first: Value, second: Value): void {
    if (!(result instanceof PuppetHash)) return;
    const entries = new Map<Value, Origin>();
    for (const key of result.keys()) {
      const from = first instanceof PuppetHash && first.has(key) ? first : second;
      const origin = isContainer(from) ? this.ofEntry(from, key) : undefined;
      if (origin !== undefined) entries.set(key, origin);
    }
    this.entries.set(result, entries);
  }

  /** Where an entry (key, or index as an Integer) of an array or hash came from. */
  ofEntry(container: Value & object, key: Value): Origin | undefined {
    const merged = this.entries.get(container);
    if (merged !== undefined) return merged.get(key);
    const origin = this.containers.get(container);
    return origin === undefined ? undefined : { file: origin.file, path: [...origin.path, key] };
  }

  /** Where an array or hash as a whole came from. */
  ofContainer(container: Value & object): Origin | undefined {
    return this.containers.get(container);
  }

  /** Where the root key that was read last came from. */
  get lastRead(): Origin | undefined {
    return this.last?.origin;
  }

  private note(container: Value & object, origin: Origin): void {
    if (this.containers.has(container)) return;
    this.containers.set(container, origin);
    const children =
      container instanceof PuppetHash
        ? [...container]
        : [...(container as readonly Value[])].map((item, i) => [BigInt(i), item] as const);
    for (const [key, value] of children)
      if (isContainer(value)) this.note(value, { file: origin.file, path: [...origin.path, key] });
  }
}

/** Place of the origin in its file; undefined for files without places. */
export function placeOf(origin: Origin): YamlPlace | undefined {
  return origin.file.document?.place(origin.path);
}

function isContainer(value: Value): value is Value & object {
  return value instanceof PuppetHash || Array.isArray(value);
}
