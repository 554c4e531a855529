/**
 * Comments of the form `# dalang:ignore RULE[, RULE...] reason`. Behind code they are about their own line; alone on a line, about the
 * next line that has more than a comment. A string over several lines counts as the line that it begins on, where a comment can stand.
 */
import { loadYaml, YamlLoadError } from '../../compiler/yaml/index.ts';
import type { Source } from '../../parser/source.ts';

export interface IgnoreComment {
  readonly source: Source;
  /** The comment in the text of the source, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** As written: names that no rule has may be among them. */
  readonly rules: readonly string[];
  /** The line that it is about. */
  readonly line: number;
}

export const IGNORE_MARK = 'dalang:ignore';

const COMMENT = /(?:^|\s|%)(#\s*dalang:ignore\b([^\n]*))/gm;
const RULES = /^\s+([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)/;
const NO_CODE = /^\s*(?:#.*)?$/;

/** Text in which comments are looked for, with what a finding on a line is about. */
export class CommentedText {
  readonly comments: readonly IgnoreComment[];
  private readonly source: Source;
  private readonly strings: readonly StringLines[];

  constructor(source: Source) {
    this.source = source;
    this.strings = isYaml(source.file) ? stringLines(source) : [];
    this.comments = [...source.text.matchAll(COMMENT)].flatMap((match) => this.comment(match) ?? []);
  }

  private comment(match: RegExpExecArray): IgnoreComment | undefined {
    const [all, comment = '', rest = ''] = match;
    const offset = match.index + all.length - comment.length;
    if (this.strings.some(({ start, end }) => start <= offset && offset < end)) return undefined;
    const rules =
      RULES.exec(rest)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? [];
    return { source: this.source, offset, length: comment.trimEnd().length, rules, line: this.lineAbout(offset) };
  }

  private lineAbout(offset: number): number {
    const { source } = this;
    const own = source.line(offset);
    if (!NO_CODE.test(source.lineText(own))) return own;
    const last = source.line(source.text.length);
    let line = own + 1;
    while (line < last && NO_CODE.test(source.lineText(line))) line++;
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
