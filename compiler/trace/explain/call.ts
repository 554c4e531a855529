import type { Value } from '../../values/index.ts';
import type { CallNode } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';

/** A call that was made, and the path to the part of its answer that is asked about. */
export interface Call {
  readonly record: Evaluated;
  readonly node: CallNode;
  /** Of the function. */
  readonly name: string;
  /** Its arguments; what is unfolded stands once for each element. */
  readonly given: readonly Evaluated[];
  readonly path: readonly Value[];
  readonly context: WhyContext;
}
