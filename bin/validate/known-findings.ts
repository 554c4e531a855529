/** A run's findings against those of the baseline. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '../../compiler/validate/index.ts';
import { Baseline, type BaselineEntry, entriesOf, readBaseline, writeBaseline } from './baseline.ts';
import { type RuleSelection, STALE_BASELINE } from './rules.ts';

/** So many entries that are gone are named; of more it is told how many there are. */
const MOST_NAMED = 5;

export class KnownFindings {
  private readonly baseline: Baseline;

  private constructor(baseline: Baseline) {
    this.baseline = baseline;
  }

  /** Throws UsageError where the file cannot be read; one that is to be updated need not be there. */
  static open(path: string, forUpdate: boolean): KnownFindings {
    return new KnownFindings(forUpdate && !existsSync(path) ? new Baseline(path, []) : readBaseline(path));
  }

  /** Whether the finding is known; each is as often as the baseline counts it. */
  take(finding: Finding): boolean {
    return this.baseline.take(finding);
  }

  /** What the baseline has and the run has not found, as a finding about the baseline. */
  staleFindings(rules: RuleSelection, files: readonly string[], isComplete: (rule: string) => boolean): readonly Finding[] {
    const stale = this.baseline.left.filter((entry) => this.isStale(entry, files, isComplete));
    if (stale.length === 0 || !rules.has(STALE_BASELINE.name)) return [];
    const named = stale
      .slice(0, MOST_NAMED)
      .map(({ rule, file, message }) => `${rule}: ${file === '' ? '' : `${file}: `}${message}`);
    const rest = stale.length > MOST_NAMED ? [`and ${stale.length - MOST_NAMED} more`] : [];
    const count = stale.reduce((sum, entry) => sum + entry.count, 0);
    const message =
      count === 1 ? 'a finding of the baseline is not found any more' : `${count} findings of the baseline are not found any more`;
    const about = {
      message,
      file: this.baseline.path,
      notes: [...named, ...rest],
      hint: 'dalang validate --update-baseline removes them',
    };
    return [rules.finding(STALE_BASELINE, about)];
  }

  /** Makes the findings known, and keeps what the run could not have found. Answers how many entries are gone. */
  update(findings: readonly Finding[], files: readonly string[], isComplete: (rule: string) => boolean): number {
    const { left, folder, path } = this.baseline;
    const kept = left.filter((entry) => !this.isStale(entry, files, isComplete));
    writeBaseline(path, entriesOf(findings, folder, kept));
    return left.length - kept.length;
  }

  /** Whether the run would have found what the entry stands for: its rule has looked at everything, and at its file. */
  private isStale({ rule, file }: BaselineEntry, files: readonly string[], isComplete: (rule: string) => boolean): boolean {
    const path = resolve(this.baseline.folder, file);
    return isComplete(rule) && (file === '' || files.includes(path) || !existsSync(path));
  }
}
