import { createTwoFilesPatch } from 'diff';

const MAX_LINES = 80;

/** The difference of two texts as `diff -u` shows it, the first lines of it when it is long. */
export function unifiedDiff(expected: string, actual: string): string {
  const lines = createTwoFilesPatch('expected', 'actual', expected, actual, undefined, undefined, { context: 3 })
    .split('\n')
    .slice(1);
  if (lines.length <= MAX_LINES) return lines.join('\n');
  return [...lines.slice(0, MAX_LINES), `(+${lines.length - MAX_LINES} more lines)`].join('\n');
}

/** Throws with a unified diff when the texts differ. */
export function expectText(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`texts differ\n${unifiedDiff(expected, actual)}`);
}
