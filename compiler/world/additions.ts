import type { Value } from '../values/index.ts';
import type { Section } from './question.ts';

export interface Addition {
  readonly key: string;
  /** Undefined for none. */
  readonly answer: Value;
}

/** What is to be added to a world file: to its sections, and at the top. */
export interface Additions {
  readonly sections: ReadonlyMap<Section, readonly Addition[]>;
  readonly top: readonly Addition[];
}
