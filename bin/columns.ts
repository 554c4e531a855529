/** Text for people in columns and lines. */
export const WIDTH = 100;

export type Row = readonly [left: string, right: string];

/** Two columns, the right one in lines of words. What is longer than `mostLeft` stands on a line of its own. */
export function table(rows: readonly Row[], mostLeft = 34): string {
  const left = Math.min(mostLeft, Math.max(...rows.map(([form]) => form.length)));
  return rows
    .map(([form, text]) => {
      const [first = '', ...rest] = wrap(text, WIDTH - left - 4);
      const head = form.length <= left ? `  ${form.padEnd(left)}  ${first}\n` : `  ${form}\n${' '.repeat(left + 4)}${first}\n`;
      return head + rest.map((line) => `${' '.repeat(left + 4)}${line}\n`).join('');
    })
    .join('');
}

/** Lines of words, none longer than the width unless a word is. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
