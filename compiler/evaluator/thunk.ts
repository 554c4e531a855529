/**
 * Compiled code: a closure per expression, made once for an environment and run for every node.
 */
import type { Source } from '../../parser/source.ts';
import type { Environment } from '../environment.ts';
import type { Value } from '../values/index.ts';
import type { Scope } from './scope.ts';

export type Thunk = (scope: Scope) => Value;

/** What all expressions of one file share. */
export interface CodeContext {
  readonly source: Source;
  readonly environment: Environment;
  /** Module that the file belongs to; the empty text for the main manifests. */
  readonly moduleName: string | undefined;
}
