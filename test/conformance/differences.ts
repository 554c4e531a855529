/** fixtures/differences.yaml: where dalang knowingly differs from Puppet, each with its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../record/oracle.ts';

interface Entry {
  readonly corpus: string;
  /** Name of one case, or a regular expression in `pattern` for several. */
  readonly case?: string;
  readonly pattern?: string;
  readonly what: string;
  readonly why: string;
  readonly since: string;
}

export class Differences {
  private readonly entries: readonly Entry[];
  private readonly met = new Set<Entry>();

  constructor(file: string = join(ROOT, 'fixtures', 'differences.yaml')) {
    const entries = existsSync(file) ? ((load(readFileSync(file, 'utf8')) ?? []) as Entry[]) : [];
    for (const entry of entries) {
      const complete =
        entry.corpus && entry.what && entry.why && entry.since && (entry.case === undefined) !== (entry.pattern === undefined);
      if (!complete)
        throw new Error(`${file}: an entry needs corpus, case or pattern, what, why and since: ${JSON.stringify(entry)}`);
    }
    this.entries = entries;
  }

  /** True when the case is on the list; it must then differ. */
  has(corpus: string, id: string): boolean {
    const entry = this.entries.find(
      (known) => known.corpus === corpus && (known.case === id || (known.pattern && new RegExp(known.pattern).test(id))),
    );
    if (entry) this.met.add(entry);
    return entry !== undefined;
  }

  /** Entries of a corpus that no case of a whole run matched. */
  stale(corpus: string): string[] {
    return this.entries
      .filter((entry) => entry.corpus === corpus && !this.met.has(entry))
      .map((entry) => entry.case ?? entry.pattern ?? '');
  }
}
