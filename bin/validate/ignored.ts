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
  /** Rules that have ignored something, by the comment's place. */
  private readonly used = new Map<IgnoreComment['at'], Set<string>>();

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
    const comments = text.comments.filter(({ line: about, rules }) => about === line && rules.some(({ name }) => name === rule));
    for (const comment of comments) this.used.set(comment.at, (this.used.get(comment.at) ?? new Set()).add(rule));
    return comments.length > 0;
  }

  /** Comments, and rules in them, that have ignored nothing. `isComplete`: whether a rule has looked at everything. */
  unused(selection: RuleSelection, isComplete: (rule: string) => boolean): readonly Finding[] {
    if (!selection.has(UNUSED_IGNORE.name)) return [];
    const comments = [...this.texts.values()].flatMap((text) => text.comments);
    return comments
      .flatMap((comment) => this.faultsOf(comment, isComplete))
      .map((fault) => selection.finding(UNUSED_IGNORE, fault));
  }

  private faultsOf({ at, rules, line }: IgnoreComment, isComplete: (rule: string) => boolean): readonly Fault[] {
    if (rules.length === 0)
      return [{ message: 'The comment names no rule', at, hint: `write ${IGNORE_MARK} RULE[, RULE...] reason` }];
    const used = this.used.get(at);
    return rules.flatMap((rule): readonly Fault[] => {
      if (!RULE_NAMES.includes(rule.name)) {
        const hint = didYouMean(rule.name, RULE_NAMES) ?? '`dalang rules` lists them';
        return [{ message: `There is no rule '${rule.name}'`, at: rule.at, hint }];
      }
      if (used?.has(rule.name) || !isComplete(rule.name)) return [];
      return [{ message: `Nothing to ignore: ${rule.name} finds nothing on line ${line}`, at: rule.at }];
    });
  }
}

type Fault = Pick<Finding, 'message' | 'at' | 'hint'>;

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
