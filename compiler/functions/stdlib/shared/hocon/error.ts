import { PuppetError } from '../../../function.ts';

/** What is wrong with a text as such; other errors (a bad path, a list that is added to a text) do not count as that. */
export class HoconParseError extends PuppetError {
  constructor(line: number, message: string) {
    super(placed(line, message));
  }
}

/** A message with the place that the gem `hocon` gives to what it reads from a text. */
export function placed(line: number, message: string): string {
  return `String: ${line}: ${message}`;
}
