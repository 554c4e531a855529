/** fixtures/differences.yaml: where dalang knowingly differs from Puppet, each with its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../record/oracle.ts';

interface Entry {
  readonly corpus: string;
  /** Name of one case, names of several, or a regular expression in `pattern`. */
  readonly case?: string;
  readonly cases?: readonly string[];
  readonly pattern?: string;
  readonly what: string;
  readonly why: string;
  readonly since: string;
}

function namings({ case: one, cases, pattern }: Entry): number {
  return [one, cases, pattern].filter((naming) => naming !== undefined).length;
}

export class Differences {
  private readonly entries: readonly Entry[];
  private readonly met = new Set<Entry>();

  constructor(file: string = join(ROOT, 'fixtures', 'differences.yaml')) {
    const entries = existsSync(file) ? ((load(readFileSync(file, 'utf8')) ?? []) as Entry[]) : [];
    for (const entry of entries) {
      const complete = entry.corpus && entry.what && entry.why && entry.since && namings(entry) === 1;
      if (!complete)
        throw new Error(`${file}: an entry needs corpus, case, cases or pattern, what, why and since: ${JSON.stringify(entry)}`);
    }
    this.entries = entries;
  }

  /** True when the case is on the list; it must then differ. */
  has(corpus: string, id: string): boolean {
    const entry = this.entries.find(
      (known) =>
        known.corpus === corpus &&
        (known.case === id || known.cases?.includes(id) === true || (known.pattern && new RegExp(known.pattern).test(id))),
    );
    if (entry) this.met.add(entry);
    return entry !== undefined;
  }

  /** Entries of a corpus that no case of a whole run matched. */
  stale(corpus: string): string[] {
    return this.entries
      .filter((entry) => entry.corpus === corpus && !this.met.has(entry))
      .map((entry) => entry.case ?? entry.pattern ?? entry.cases?.[0] ?? '');
  }
}
