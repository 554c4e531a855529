/** What the graph asks of values in catalogs. */
export { isHash, isPresent, type Leaf, leavesIn, parameter, scalarText, textOf, textsOf } from '../../catalog/parameter-texts.ts';

export function isAbsolutePath(text: string): boolean {
  return /^\/[^\s"'<>|;,{}()]+$/.test(text) && !text.endsWith('/');
}
