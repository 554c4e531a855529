export interface LinePattern {
  test(line: string): boolean;
}

/** The number (from 1) of the first line, not before `from`, that matches when its comment is left out. Puppet: HieraConfig#find_line_matching */
export function findLine(text: string, pattern: LinePattern, from: number): number | undefined {
  const lines = text.split('\n');
  for (let number = from; number <= lines.length; number++) {
    if (pattern.test(withoutComment(`${lines[number - 1]}\n`))) return number;
  }
  return undefined;
}

/** Quotes hide a hash mark. */
function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    if (character === '"' || character === "'") {
      if (quote === character) quote = '';
      else if (quote === '') quote = character;
    } else if (character === '#') {
      return line.slice(0, at);
    }
  }
  return line;
}
