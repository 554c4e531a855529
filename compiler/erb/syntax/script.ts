/**
 * ERB to Ruby: a template in, its script out, laid out in lines as ERB lays it out, so that a comment ends where it ends there. Texts are left
 * out of the script and stand in a list.
 *
 * Ruby: erb.rb (ERB::Compiler with trim mode `-`)
 */
import { decline } from '../declined.ts';

/** Stand in a script for what templates cannot write. */
export const MARK = {
  /** Before and behind the number of a text that is put out. */
  text: '\u0001',
  /** Around code whose value is put out. */
  open: '\u0002',
  close: '\u0003',
} as const;

export interface ErbScript {
  readonly code: string;
  readonly texts: readonly string[];
}

/** A line begins where scanning goes on, too. */
const OPENING = /([\s\S]*?)((?<=^|\n)[ \t]*<%-|<%-|<%%|<%=|<%#|<%|$)/;
const CLOSING = /([\s\S]*?)(-%>|%%>|%>|$)/;
const NEWLINE = /^\r?\n/;
/** A comment that names an encoding, or says that literals are frozen. */
const MAGIC_COMMENT = /<%#.*?(?:coding\s*[=:]|frozen[-_]string[-_]literal\s*:)/;
const ODD_CHARACTERS = /[\u0001-\u0003\ufffd]/;

/** Declines a template that holds marks of a script, or bytes that are no text. */
export function erbScript(template: string): ErbScript {
  if (ODD_CHARACTERS.test(template) || MAGIC_COMMENT.test(template)) decline('odd characters or a magic comment');
  const scanner = new Scanner(template);
  while (scanner.scan());
  return scanner.script.finished();
}

class Scanner {
  readonly script = new Script();
  private rest: string;
  /** The tag that is open, and what stands in it or before the next one so far. */
  private tag: '<%' | '<%=' | '<%#' | undefined = undefined;
  private content = '';

  constructor(template: string) {
    this.rest = template;
  }

  /** Up to the next sign; false at the end. What is left of a tag without an end is text. */
  scan(): boolean {
    if (this.rest === '') {
      this.script.put(this.content);
      return false;
    }
    const [whole, before, sign] = (this.tag ? CLOSING : OPENING).exec(this.rest) as unknown as [string, string, string];
    this.rest = this.rest.slice(whole.length);
    this.content += before;
    if (sign === '<%%' || sign === '%%>') this.content += sign.replace('%', '');
    else if (sign !== '' && this.tag) this.close(this.tag, sign);
    else if (sign !== '') this.open(sign);
    return true;
  }

  private open(sign: string): void {
    this.script.put(this.content);
    this.content = '';
    this.tag = sign.endsWith('<%-') ? '<%' : (sign as '<%' | '<%=' | '<%#');
  }

  private close(tag: string, sign: string): void {
    this.script.add(tag, this.content);
    this.content = '';
    this.tag = undefined;
    if (sign !== '-%>') return;
    const newline = NEWLINE.exec(this.rest)?.[0] ?? '';
    if (newline !== '' || this.rest === '') this.script.endLine();
    this.rest = this.rest.slice(newline.length);
  }
}

class Script {
  private code = '';
  private line: string[] = [];
  private readonly texts: string[] = [];

  put(text: string): void {
    if (text === '') return;
    const newlines = '\n'.repeat(text.split('\n').length - 1);
    this.line.push(`${MARK.text}${this.texts.length}${MARK.text}${newlines}`);
    this.texts.push(text);
  }

  /** Ruby reads the ends of lines of code, those within literals included, as `\n`. */
  add(tag: string, inTag: string): void {
    const content = inTag.replaceAll('\r\n', '\n');
    if (content.endsWith('\\')) decline('a backslash before what ERB adds');
    if (tag === '<%=') this.line.push(`${MARK.open}${content}${MARK.close}`);
    if (tag !== '<%') return;
    this.line.push(content.endsWith('\n') ? content.slice(0, -1) : content);
    if (content.endsWith('\n')) this.endLine();
  }

  endLine(): void {
    this.code += `${this.line.join('; ')}\n`;
    this.line = [];
  }

  finished(): ErbScript {
    this.endLine();
    return { code: this.code, texts: this.texts };
  }
}
