/** Findings that comments or the configuration keep from being shown. */
import { readFileSync } from 'node:fs';
import type { Finding } from '../../compiler/validate/index.ts';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { Source } from '../../parser/source.ts';
import type { IgnoredPaths } from '../project/index.ts';
import { fileOf, shownPath } from '../reports/index.ts';
import { CommentedText, IGNORE_MARK, type IgnoreComment } from './comments.ts';
import { RULE_NAMES, type RuleSelection, UNUSED_IGNORE } from './rules.ts';

/** Files that can have comments. */
const COMMENTED = /\.(?:e?ya?ml|e?pp)$/;

export class Comments {
  private readonly texts = new Map<string, CommentedText>();
  private readonly used = new Map<IgnoreComment, Set<string>>();

  /** `files`: those that were examined. */
  constructor(files: Iterable<string>) {
    for (const file of files) {
      const text = COMMENTED.test(file) ? readIfThere(file) : undefined;
      if (text?.includes(IGNORE_MARK)) this.texts.set(file, new CommentedText(new Source(text, file)));
    }
  }

  /** Whether a comment ignores the finding; the comment is used then. */
  ignore({ rule, at }: Finding): boolean {
    const text = at?.source.file === undefined ? undefined : this.texts.get(at.source.file);
    if (at === undefined || text === undefined) return false;
    const line = text.lineOf(at.offset);
    const comments = text.comments.filter((comment) => comment.line === line && comment.rules.includes(rule));
    for (const comment of comments) this.used.set(comment, (this.used.get(comment) ?? new Set()).add(rule));
    return comments.length > 0;
  }

  /** Comments, and rules in them, that have ignored nothing. `isComplete`: whether a rule has looked at everything. */
  unused(selection: RuleSelection, isComplete: (rule: string) => boolean): readonly Finding[] {
    if (!selection.has(UNUSED_IGNORE.name)) return [];
    const comments = [...this.texts.values()].flatMap((text) => text.comments);
    return comments.flatMap((comment) =>
      this.faultsOf(comment, isComplete).map(({ message, hint }) => {
        const { source, offset, length } = comment;
        return selection.finding(UNUSED_IGNORE, {
          message,
          at: { source, offset, length },
          ...(hint === undefined ? {} : { hint }),
        });
      }),
    );
  }

  private faultsOf(comment: IgnoreComment, isComplete: (rule: string) => boolean): readonly Fault[] {
    if (comment.rules.length === 0) return [{ message: 'the comment names no rule', hint: 'dalang:ignore RULE[, RULE...] reason' }];
    const used = this.used.get(comment);
    return comment.rules.flatMap((rule): readonly Fault[] => {
      if (!RULE_NAMES.includes(rule)) {
        return [{ message: `there is no rule '${rule}'`, hint: didYouMean(rule, RULE_NAMES) ?? '`dalang rules` lists them' }];
      }
      return used?.has(rule) || !isComplete(rule)
        ? []
        : [{ message: `nothing to ignore here: ${rule} finds nothing on line ${comment.line}` }];
    });
  }
}

interface Fault {
  readonly message: string;
  readonly hint?: string;
}

/** Whether the configuration ignores the finding. `folder`: what its patterns are relative to. */
export function isIgnored(finding: Finding, paths: readonly IgnoredPaths[], folder: string): boolean {
  const file = fileOf(finding);
  if (file === undefined) return false;
  const path = shownPath(file, folder);
  return paths.some(({ pattern, rules }) => pattern.test(path) && (rules === undefined || rules.includes(finding.rule)));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
