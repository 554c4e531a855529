import type { Answer } from '../support/line-process.ts';

/** `#<Puppet::Pops::Types::PStringType:0x00007f...`: where an object of the Ruby process happens to be. */
const ADDRESS = /:0x[0-9a-f]{16}\b/;
/** What Ruby's error_highlight puts below an error: a line of Puppet's own source, and beneath it marks. */
const EXCERPT = /\n\n.*\n *\^+(?:\n|$| \()/;
/** The conversion of the reference's answer fails where a value has no form as data (an iterator over a tree). */
const NO_DATA = /^can't modify frozen String: "oracle"$/;
const BINARY = /"__ptype":"Binary","__pvalue":"([^"]*)"/g;

/**
 * True where Puppet's answer is one that no other program can give: its text has an address of memory in it, or lines of Puppet's own source,
 * or there is no answer at all. Internal errors of Ruby whose text is the same in every run are answers like any other.
 */
export function isCrash({ ok, error, class: kind, value, catalog, logs, explain }: Answer): boolean {
  if (kind === 'Crash' || kind === 'Timeout') return true;
  if (ADDRESS.test(JSON.stringify([catalog, logs, explain]))) return true;
  if (!ok) return error !== undefined && [ADDRESS, EXCERPT, NO_DATA].some((sign) => sign.test(error));
  const text = value === undefined ? '' : JSON.stringify(value);
  return ADDRESS.test(text) || [...text.matchAll(BINARY)].some(([, base64]) => ADDRESS.test(atob(base64 as string)));
}
