/** All that is told of a comparison. */
import type { Origin } from './origin.ts';
import type { Plan } from './plan.ts';
import type { Group, Results } from './result.ts';

export interface Report {
  readonly results: Results;
  /** The folder of golden files, as it is shown. */
  readonly folder: string;
  readonly plan: Plan;
  readonly origins: ReadonlyMap<Group, readonly Origin[]>;
}
