/**
 * A regular expression as text, with its options, as Ruby prints it where a regular expression becomes a text.
 *
 * Ruby: re.c#rb_reg_str_with_opt
 */
import { rubyRegexpError } from './ruby-regexp.ts';

/** Options in the order in which Ruby prints them. */
const FLAGS = 'mix';
const OUTER_FLAGS = /^\(\?([mix]*)(?:-([mix]*))?(\)|:)/;

/** `(?-mix:source)`. Options around the whole source or before it, as in `(?i:a)` and `(?i)a`, count as its own. */
export function rubyRegexpText(source: string, flags = ''): string {
  const whole = withOuterFlags(flags, source);
  const off = [...FLAGS].filter((flag) => !whole.flags.includes(flag)).join('');
  return `(?${whole.flags}${off === '' ? '' : `-${off}`}:${whole.source})`;
}

function withOuterFlags(flags: string, source: string): { flags: string; source: string } {
  const found = source.length < 4 ? null : OUTER_FLAGS.exec(source);
  if (!found) return { flags, source };
  const [start, on = '', off = '', end] = found;
  const changed = [...FLAGS].filter((flag) => (flags.includes(flag) || on.includes(flag)) && !off.includes(flag)).join('');
  if (end === ')') return withOuterFlags(changed, source.slice(start.length));
  const inner = source.slice(start.length, -1);
  const isWhole = source.endsWith(')') && rubyRegexpError(inner) === undefined;
  return isWhole ? { flags: changed, source: inner } : { flags, source };
}
