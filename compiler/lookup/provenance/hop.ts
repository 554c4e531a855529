/** One step of the way that a value came, as a tree: from the value that is asked about down to what was written or known first. */
import type { Span } from '../../../parser/index.ts';
import type { Value } from '../../values/index.ts';

export type HopKind =
  // Of lookups.
  | 'lookup'
  | 'data'
  | 'interpolation'
  // Of manifests.
  | 'declaration'
  | 'attribute'
  | 'default'
  | 'override'
  | 'collector'
  | 'inherited'
  | 'relationship'
  | 'parameter'
  | 'variable'
  | 'argument'
  | 'iteration'
  | 'title'
  | 'entry'
  | 'written'
  | 'key'
  | 'part'
  | 'branch'
  | 'condition'
  | 'function'
  | 'template'
  | 'match'
  // Of the node.
  | 'fact'
  | 'trusted fact'
  | 'server fact'
  | 'classifier'
  | 'setting'
  | 'unknown';

/** Where in data a value stands. */
export interface DataPlace {
  /** The whole key as it was looked up at the root: the first of `path`. */
  readonly key: string;
  readonly layer: 'global' | 'environment' | 'module';
  readonly moduleName: string | undefined;
  /** Name of the hierarchy level. */
  readonly level: string;
  /** Absent for a level that is asked without a file. */
  readonly file: string | undefined;
  /** The level's path as hiera.yaml has it, where that is not just what it became. */
  readonly declared: string | undefined;
  /** Keys and indexes (Integers) from the top of the file to the value, as they are written there. */
  readonly path: readonly Value[];
}

export interface Hop {
  readonly kind: HopKind;
  /** What this step is, in few words, without value and place. */
  readonly text: string;
  /** What the value was here; the property is absent where that is not known. */
  readonly value?: Value;
  /** Keys and indexes (Integers) by which the value was taken out of what the step is about, where it is not the whole. */
  readonly path?: readonly Value[];
  /** The value was here and is not told, as it is Sensitive; the line where it is written must not be shown, either. */
  readonly isSecret?: boolean;
  /** Where it is written. */
  readonly at?: Span | undefined;
  /** Of a value in a hash of data: where its key is written. */
  readonly keyAt?: Span | undefined;
  /** Of steps of the kind `data`. */
  readonly data?: DataPlace;
  /** What this came from: one step, or the parts that were put together. None: it was written here, or begins here. */
  readonly from: readonly Hop[];
}

/** What a variable that was read in data came from, told by whoever knows the variables; `path`: what is taken out of its value. */
export type VariableOrigin = (binding: unknown, name: string, path: readonly Value[]) => readonly Hop[];
