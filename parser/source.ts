/**
 * A text with its file name, and the one place where offsets become Puppet's line and column.
 *
 * Puppet counts lines from 1 and positions on a line from 1 in characters; JavaScript counts UTF-16 units.
 *
 * Puppet: pops/parser/locator.rb (Locator19)
 */
export interface Place {
  /** As given to the parser; absent for text that came from no file. */
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  /** Character on the line, from 1. */
  readonly pos: number;
}

export class Source {
  readonly text: string;
  readonly file: string | undefined;
  private lineStarts: Int32Array | undefined;

  constructor(text: string, file?: string) {
    this.text = text;
    this.file = file === '' ? undefined : file;
  }

  /** Line of the UTF-16 offset, from 1. */
  line(offset: number): number {
    const starts = this.starts();
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if ((starts[mid] as number) > offset) high = mid;
      else low = mid + 1;
    }
    return low;
  }

  /** Character position on its line of the UTF-16 offset, from 1. */
  pos(offset: number): number {
    const start = this.starts()[this.line(offset) - 1] as number;
    const end = Math.min(offset, this.text.length);
    let characters = offset - start;
    for (let i = start; i < end - 1; i++) {
      if ((this.text.charCodeAt(i) & 0xfc00) === 0xd800 && (this.text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) characters--;
    }
    return characters + 1;
  }

  /** File, line and character position of the UTF-16 offset. */
  place(offset: number): Place {
    const line = this.line(offset);
    const pos = this.pos(offset);
    return this.file === undefined ? { line, pos } : { file: this.file, line, pos };
  }

  /** Text of the line (from 1) without its line ending; the empty string past the end. */
  lineText(line: number): string {
    const starts = this.starts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    const end = starts[line] ?? this.text.length;
    return this.text.slice(start, end).replace(/\r?\n$/, '');
  }

  /** UTF-16 offset of the start of a line (from 1). */
  lineOffset(line: number): number {
    return this.starts()[line - 1] ?? this.text.length;
  }

  private starts(): Int32Array {
    if (this.lineStarts === undefined) {
      const found = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) found.push(at + 1);
      this.lineStarts = Int32Array.from(found);
    }
    return this.lineStarts;
  }
}
