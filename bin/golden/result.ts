/** What came of comparing: counts, and differences that are equal on several nodes once each. */
import type { Difference } from '../../compiler/golden/index.ts';
import { changedText } from './changed-text.ts';
import type { GoldenPlace } from './store.ts';

/** Of one golden file. */
export interface FileResult {
  /** Relative to the folder of golden files. */
  readonly path: string;
  readonly place: GoldenPlace;
  readonly status: 'same' | 'different' | 'missing' | 'stale';
  /** Why the file cannot be compared, or how it differs where no value does. */
  readonly fault?: string;
}

/** A difference with all the golden files that it is in. */
export interface Group {
  readonly difference: Difference;
  readonly places: GoldenPlace[];
}

export class Results {
  readonly files: FileResult[] = [];
  readonly groups: Group[] = [];
  private readonly known = new Map<string, Group>();

  add(result: FileResult, differences: readonly Difference[] = []): void {
    this.files.push(result);
    for (const difference of differences) {
      const key = keyOf(difference);
      const group = this.known.get(key);
      if (group !== undefined) group.places.push(result.place);
      else {
        const made = { difference, places: [result.place] };
        this.known.set(key, made);
        this.groups.push(made);
      }
    }
  }

  with(status: FileResult['status']): readonly FileResult[] {
    return this.files.filter((file) => file.status === status);
  }

  get isSame(): boolean {
    return this.files.every(({ status }) => status === 'same');
  }
}

/**
 * A node that does not compile does so whatever is kept of it; a resource that is kept twice, in the catalog and by itself, differs once; of
 * long texts only the lines count that are others: what stands around them may be another on each node.
 */
function keyOf(difference: Difference): string {
  const { kind, what, item, path, arrow } = difference;
  const shownKind = what === 'error' ? '' : kind === 'resources' ? 'catalog' : kind;
  const { old, fresh } = changedText(difference);
  return JSON.stringify([shownKind, what, item, path, arrow, old, fresh]);
}
