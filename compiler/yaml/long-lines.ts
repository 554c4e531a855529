/** Keys of libyaml have an end, and a pattern cannot be tried on a line of any length: JavaScript's stack has an end, too. */
const LONGEST = 1000;

/** Whether a line is so long that it is left to libyaml's grammar. */
export function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    if (next - at > LONGEST) return true;
    at = next;
  }
  return false;
}
