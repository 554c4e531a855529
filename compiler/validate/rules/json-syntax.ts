import { JsonError, parseJson } from '../../lookup/index.ts';
import type { DataFile } from '../data/index.ts';
import type { Rule } from '../rule.ts';

/** Data in JSON that Ruby's parser would not read, in its words. */
export const jsonSyntax: Rule = {
  name: 'json-syntax',
  severity: 'error',
  summary: 'A data file is no JSON that Puppet can load.',
  example: '{ "ntp::servers": ["ntp1.example.com",] }\n',
  *check({ data }) {
    for (const file of data.files) {
      const problem = file.format === 'json' ? problemOf(file) : undefined;
      if (problem !== undefined) yield problem;
    }
  },
};

function problemOf({ source, path }: DataFile) {
  try {
    parseJson(source.text);
    return undefined;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    // Ruby prints all of the text from the place on.
    const rest = /unexpected token at '(.*)'$/s.exec(error.message)?.[1] ?? '';
    const [line = ''] = error.message.split('\n');
    const message = `Unable to parse (${path}): ${line}`;
    const offset = exactOffset(source.text) ?? source.text.length - rest.length;
    return {
      message,
      at: { source, offset, length: Math.min(1, source.text.length - offset) },
      explains: `Unable to parse (${path})`,
    };
  }
}

/** Ruby names the outermost object around the place; JavaScript's own parser names the place, in most of its messages. */
function exactOffset(text: string): number | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = error instanceof SyntaxError ? / position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position !== undefined) return Number(position);
  }
  return undefined;
}
