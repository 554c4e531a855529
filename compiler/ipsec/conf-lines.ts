/** The lines of an ipsec.conf that say something. */

export type ConfLine =
  | { readonly kind: 'section'; readonly type: 'config' | 'conn'; readonly name: string; readonly line: number }
  | { readonly kind: 'setting'; readonly key: string; readonly value: string; readonly line: number }
  | { readonly kind: 'include'; readonly path: string; readonly line: number }
  | { readonly kind: 'unreadable'; readonly text: string; readonly line: number };

const SETTING = /^([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|\{([^}]*)\}|([^\s"]*(?:\s+[^\s#"][^\s"]*)*))\s*(?:#.*)?$/;
const SECTION = /^(config|conn)\s+(\S+)\s*(?:#.*)?$/;
const INCLUDE = /^include\s+"?([^\s"]+)"?\s*(?:#.*)?$/;
const VERSION = /^version\s+\S+\s*(?:#.*)?$/;

/** Calls back for each line, in order; empty lines, comments and `version` say nothing. Lines count from 1. */
export function readLines(text: string, each: (line: ConfLine) => void): void {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    line++;
    const isIndented = text[start] === '\t' || text[start] === ' ';
    const words = text.slice(start, end).trim();
    start = end + 1;
    if (words === '' || words.startsWith('#')) continue;
    const read = isIndented ? setting(words, line) : statement(words, line);
    if (read !== undefined) each(read);
  }
}

function setting(words: string, line: number): ConfLine {
  // The common form first: no quotes, no spaces, no comment.
  const equals = words.indexOf('=');
  if (equals > 0 && !/[\s"{#]/.test(words)) {
    return { kind: 'setting', key: words.slice(0, equals).toLowerCase(), value: words.slice(equals + 1), line };
  }
  const match = SETTING.exec(words);
  if (match === null) return statement(words, line) ?? { kind: 'unreadable', text: words, line };
  const [, key = '', quoted, braced, plain = ''] = match;
  return { kind: 'setting', key: key.toLowerCase(), value: (quoted ?? braced ?? plain).trim(), line };
}

function statement(words: string, line: number): ConfLine | undefined {
  const section = SECTION.exec(words);
  if (section) return { kind: 'section', type: section[1] as 'config' | 'conn', name: section[2] as string, line };
  const include = INCLUDE.exec(words);
  if (include) return { kind: 'include', path: include[1] as string, line };
  return VERSION.test(words) ? undefined : { kind: 'unreadable', text: words, line };
}
