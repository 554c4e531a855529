/**
 * The resources that data declares: each entry of a hash that code makes resources of, with what it is held against.
 */
import { BuiltinType, isMetaparameter } from '../catalog/builtin-types.ts';
import type { Definition } from '../catalog/definition.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { ResourceHash } from './code/index.ts';
import type { ValidationContext } from './context.ts';
import type { DataFile } from './data/index.ts';

export interface DataResource {
  readonly hash: ResourceHash;
  readonly file: DataFile;
  /** Root key, keys to the hash, and the title. */
  readonly path: readonly Value[];
  readonly attributes: PuppetHash;
  readonly type: Definition | BuiltinType;
  /** `Apache::Vhost[shop]` */
  readonly reference: string;
  /** The entry may get more attributes than stand there: defaults that are not known, merges. */
  readonly isPartial: boolean;
}

const known = new WeakMap<ValidationContext, readonly DataResource[]>();

/** All of them, in the order of the files of code. A compilation must be under way. */
export function dataResources(context: ValidationContext): readonly DataResource[] {
  let resources = known.get(context);
  if (resources === undefined) {
    resources = [...findResources(context)];
    known.set(context, resources);
  }
  return resources;
}

function* findResources(context: ValidationContext): Iterable<DataResource> {
  for (const hash of context.code.resourceHashes) {
    const [root, ...path] = hash.source.path;
    for (const { file } of context.data.definitions.get(root) ?? []) {
      const value = valueAt(file.values.get(root), path);
      if (!(value instanceof PuppetHash)) continue;
      for (const [title, attributes] of value) {
        const type = attributes instanceof PuppetHash ? typeOf(hash.type, title, context) : undefined;
        if (type === undefined) continue;
        const isPartial = hash.source.isPartial || hash.given === undefined || context.data.lookupOptions.changes(root);
        const reference = `${capitalizeSegments(hash.type)}[${String(title)}]`;
        yield { hash, file, path: [root, ...path, title], attributes: attributes as PuppetHash, type, reference, isPartial };
      }
    }
  }
}

function typeOf(name: string, title: Value, { code, attempt }: ValidationContext): Definition | BuiltinType | undefined {
  return attempt(() => (name === 'class' ? code.findClass(String(title)) : code.findResourceType(name)));
}

function valueAt(value: Value, path: readonly Value[]): Value {
  let at = value;
  for (const step of path) at = at instanceof PuppetHash ? at.get(step) : undefined;
  return at;
}

/** Names that may be set on a resource of the type, metaparameters left out. */
export function attributeNames(type: Definition | BuiltinType): readonly string[] {
  return type instanceof BuiltinType ? type.attributeNames.filter((name) => !isMetaparameter(name)) : type.parameterNames;
}
