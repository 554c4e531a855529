/** Numbers at the beginning of a text, as Ruby's `to_i` and `to_f` find them: what follows is ignored, nothing is zero. */

export function leadingInteger(text: string): bigint {
  const found = /^\s*([-+]?)(\d+(?:_\d+)*)/.exec(text);
  if (!found) return 0n;
  const number = BigInt((found[2] as string).replaceAll('_', ''));
  return found[1] === '-' ? -number : number;
}

export function leadingFloat(text: string): number {
  const found = /^\s*([-+]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][-+]?\d+(?:_\d+)*)?|[-+]?\.\d+(?:[eE][-+]?\d+)?)/.exec(text);
  return found ? Number((found[1] as string).replaceAll('_', '')) : 0;
}
