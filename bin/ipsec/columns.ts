/** Rows of texts as columns, as wide as they must be. */

export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, index) => Math.max(...all.map((row) => (row[index] ?? '').length)));
  return all.map((row) => `${row.map((text, index) => text.padEnd(widths[index] as number)).join('  ')}`.trimEnd()).join('\n');
}
