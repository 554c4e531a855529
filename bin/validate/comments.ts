/**
 * Comments of the form `# dalang:ignore RULE[, RULE...] reason`. Behind code they are about their own line; alone on a line, about the
 * next line that has more than a comment. A string over several lines counts as the line that it begins on, where a comment can stand.
 */
import { loadYaml, YamlLoadError } from '../../compiler/yaml/index.ts';
import type { Span } from '../../parser/diagnostics/diagnostic.ts';
import type { Source } from '../../parser/source.ts';

export interface IgnoreComment {
  readonly at: Span;
  /** As written: names that no rule has may be among them. */
  readonly rules: readonly { readonly name: string; readonly at: Span }[];
  /** The line that it is about. */
  readonly line: number;
}

export const IGNORE_MARK = 'dalang:ignore';

interface Syntax {
  /** A comment that ignores, and what stands in it behind the mark. */
  readonly comment: RegExp;
  /** A line that has a comment, or nothing. */
  readonly noCode: RegExp;
}

const CODE: Syntax = { comment: /(?:^|\s)(#\s*dalang:ignore\b([^\n]*))/gm, noCode: /^\s*(?:#.*)?$/ };
const TEMPLATE: Syntax = { comment: /<%(#\s*dalang:ignore\b([^\n]*?))(?=-?%>)/g, noCode: /^\s*(?:<%#.*%>)?\s*$/ };

const RULES = /^\s+[a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*/;

/** Text in which comments are looked for, with what a finding on a line is about. */
export class CommentedText {
  readonly comments: readonly IgnoreComment[];
  private readonly source: Source;
  private readonly syntax: Syntax;
  private readonly strings: readonly StringLines[];

  constructor(source: Source) {
    this.source = source;
    this.syntax = source.file?.endsWith('.epp') ? TEMPLATE : CODE;
    this.strings = isYaml(source.file) ? stringLines(source) : [];
    this.comments = [...source.text.matchAll(this.syntax.comment)].flatMap((match) => this.comment(match) ?? []);
  }

  private comment(match: RegExpExecArray): IgnoreComment | undefined {
    const [all, comment = '', rest = ''] = match;
    const offset = match.index + all.length - comment.length;
    if (this.strings.some(({ start, end }) => start <= offset && offset < end)) return undefined;
    const { source } = this;
    const start = offset + comment.length - rest.length;
    const rules = [...(RULES.exec(rest)?.[0] ?? '').matchAll(/[\w-]+/g)].map(({ 0: name, index }) => {
      return { name, at: { source, offset: start + index, length: name.length } };
    });
    return { at: { source, offset, length: comment.trimEnd().length }, rules, line: this.lineAbout(offset) };
  }

  private lineAbout(offset: number): number {
    const { source } = this;
    const { noCode } = this.syntax;
    const own = source.line(offset);
    if (!noCode.test(source.lineText(own))) return own;
    const last = source.line(source.text.length);
    let line = own + 1;
    while (line < last && noCode.test(source.lineText(line))) line++;
    return line;
  }

  /** The line on which a comment about an offset stands, or which it stands before. */
  lineOf(offset: number): number {
    const string = this.strings.find(({ start, end }) => start <= offset && offset < end);
    return string?.firstLine ?? this.source.line(offset);
  }
}

interface StringLines {
  readonly start: number;
  readonly end: number;
  readonly firstLine: number;
}

function isYaml(file: string | undefined): boolean {
  return file !== undefined && /\.e?ya?ml$/.test(file);
}

/** Strings over several lines. That of a block begins after the line with its `|` or `>`, which has room for a comment. */
function stringLines(source: Source): readonly StringLines[] {
  try {
    return loadYaml(source.text, source.file)
      .strings()
      .filter(({ start, end }) => source.text.slice(start, end).includes('\n'))
      .map(({ start, end }) => ({ start, end, firstLine: source.line(start) - (source.text[start - 1] === '\n' ? 1 : 0) }));
  } catch (error) {
    // What is wrong with the file is a finding of its own.
    if (error instanceof YamlLoadError) return [];
    throw error;
  }
}
