/** The text as a part of JavaScript's patterns that stands for nothing but itself. */
export function literalPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
