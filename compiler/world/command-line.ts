/** One text for a command with its arguments, however it is written: world files name commands by it. */
import { isPuppetFailure } from '../evaluator/errors.ts';
import { shellSplit } from '../functions/stdlib/shared/shell-words.ts';

/** The words with spaces between them, in single quotes where they have to be. */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[^\s'"\\]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

/** The same of a line of a shell; a line with a quote that is not closed stays as it is. */
export function normalCommand(line: string): string {
  try {
    return commandLine(shellSplit(line));
  } catch (error) {
    if (isPuppetFailure(error)) return line;
    throw error;
  }
}
