/**
 * How a part of the program stands in its file: on one line, in a comment. V8 skips that much faster than it reads as much code, or a
 * string of it.
 */
import type { Buffer } from 'node:buffer';

/** Stands for the end of a line. */
const LINE_END = 0x1e;
const NEWLINE = 10;

/** The parameters are those of `Run` in lump.ts. */
export function lumpFunction(body: string): string {
  return `(function (require, module, exports, $program) {${body}\n})`;
}

/** Throws for what cannot stand there. */
export function lumpComment(name: string, digest: string, code: string): string {
  // One letter beyond, and the file is longer to read for Node and for V8.
  const strange = /[\r\x1e\x80-\uffff].{0,40}/.exec(code);
  if (strange !== null)
    throw new Error(
      `a character beyond ASCII, or the end of a line, stands in a pattern or template: ${JSON.stringify(strange[0])}`,
    );
  return `${heading(name, digest)}${code.replaceAll('\n', String.fromCharCode(LINE_END))}\n`;
}

/** The code that `lumpComment` has put into the file. */
export function codeInComment(file: Buffer, name: string, digest: string): string {
  const start = heading(name, digest);
  const found = file.indexOf(start);
  if (found === -1) throw new Error(`the program is not whole: its part ${name} is missing`);
  const from = found + start.length;
  const code = file.subarray(from, file.indexOf(NEWLINE, from));
  for (let at = code.indexOf(LINE_END); at !== -1; at = code.indexOf(LINE_END, at + 1)) code[at] = NEWLINE;
  return code.toString('latin1');
}

function heading(name: string, digest: string): string {
  return `\n//${name} ${digest} `;
}
