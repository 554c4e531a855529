/**
 * Ruby's refusal of a pattern, thrown anywhere below `rubyRegexpError` and caught there: the message without the pattern. `name` is the
 * part of the pattern that the message shows in place of `%n`.
 *
 * Ruby: regerror.c, and the messages of rb_reg_preprocess in re.c.
 */
export class Rejection extends Error {
  constructor(format: string, name: readonly number[] = []) {
    super(format.replace('%n', () => shownName(name)));
  }
}

/** Bytes of a name that fit into the message. */
const NAME_BYTES = 47;

function shownName(name: readonly number[]): string {
  const bytes = new TextEncoder().encode(String.fromCodePoint(...name.slice(0, NAME_BYTES + 1)));
  if (bytes.length <= NAME_BYTES) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return `${new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, NAME_BYTES))}...`;
}
