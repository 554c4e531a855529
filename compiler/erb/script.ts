/**
 * ERB to Ruby: a template in, its script out, laid out in lines as ERB lays it out, so that a comment ends where it ends there. Texts are left
 * out of the script and stand in a list.
 *
 * Ruby: erb.rb (ERB::Compiler with trim mode `-`)
 */
import { decline } from './declined.ts';

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
const OPENING = /([\s\S]*?)((?<=^|\n)[ \t]*<%-|<%-|<%%|<%=|<%#|<%|$)/y;
const CLOSING = /([\s\S]*?)(-%>|%%>|%>|$)/y;
const TRIMMED_NEWLINE = /\r?\n/y;
/** A comment that names an encoding, or says that literals are frozen. */
const MAGIC_COMMENT = /<%#.*?(?:coding\s*[=:]|frozen[-_]string[-_]literal\s*:)/;
const MARKS = /[\u0001-\u0003\ufffd]/;

/** Declines a template that holds marks of a script, or bytes that are no text. */
export function erbScript(template: string): ErbScript {
  if (MARKS.test(template) || MAGIC_COMMENT.test(template)) decline('odd characters or a magic comment');
  const script = new Script();
  let tag: string | undefined;
  let content = '';
  let at = 0;
  const match = (pattern: RegExp, text: string, from: number): RegExpExecArray => {
    pattern.lastIndex = from;
    return pattern.exec(text) as RegExpExecArray;
  };
  while (at < template.length) {
    const rest = tag === undefined ? template.slice(at) : template;
    const [whole, before = '', mark = ''] = tag === undefined ? match(OPENING, rest, 0) : match(CLOSING, template, at);
    at += whole.length;
    content += before;
    if (tag === undefined) {
      if (mark === '<%%') content += '<%';
      else if (mark !== '') {
        script.put(content);
        content = '';
        tag = mark.trimStart().replace('-', '');
      }
    } else if (mark === '%%>') content += '%>';
    else if (mark !== '') {
      script.add(tag, content);
      content = '';
      tag = undefined;
      if (mark === '-%>') {
        TRIMMED_NEWLINE.lastIndex = at;
        const newline = TRIMMED_NEWLINE.exec(template)?.[0].length ?? 0;
        if (newline > 0 || at === template.length) script.endLine();
        at += newline;
      }
    }
  }
  script.put(content);
  return script.finished();
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

  add(tag: string, content: string): void {
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
