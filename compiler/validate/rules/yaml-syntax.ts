import type { YamlLoadError } from '../../yaml/index.ts';
import type { DataFile, Hierarchy } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Data and hiera.yaml that Ruby's YAML would not load, in Psych's words. */
export const yamlSyntax: Rule = {
  name: 'yaml-syntax',
  severity: 'error',
  summary: 'A data file or hiera.yaml is no YAML that Puppet can load.',
  example: 'ntp::servers:\n\t- ntp1.example.com\n',
  *check({ data }) {
    for (const { problem, source } of [...data.configs, ...data.files]) if (problem !== undefined) yield finding(problem, source);
  },
};

function finding(problem: YamlLoadError, source: (DataFile | Hierarchy)['source']): RuleFinding {
  const offset = problem.offset;
  const hint = offset === undefined ? undefined : hintAt(source.text, offset, problem.psychMessage);
  return {
    message: problem.message,
    ...(offset === undefined ? { file: source.file as string } : { at: { source, offset, length: lengthAt(source.text, offset) } }),
    ...(hint === undefined ? {} : { hint }),
    explains: problem.message,
  };
}

/** The word that begins there, or one character. */
function lengthAt(text: string, offset: number): number {
  return /^[^\s:,[\]{}]+/.exec(text.slice(offset, offset + 200))?.[0].length ?? (offset < text.length ? 1 : 0);
}

function hintAt(text: string, offset: number, message: string): string | undefined {
  const character = text[offset];
  if (character === '\t') return 'YAML is indented with spaces, not with tabs.';
  if (character === '%') return 'A value that begins with % stands in quotes: "%{...}".';
  if (character === '@' || character === '`') return `A value that begins with ${character} stands in quotes.`;
  if (message.includes('mapping values are not allowed')) return 'A text with a colon and a space after it stands in quotes.';
  if (/unspecified class: (?:Date|Time)/.test(message)) return 'A date that is meant as a text stands in quotes.';
  if (message.includes('unexpected end of stream')) return 'The closing quote is missing.';
  if (/expected ',' or '[\]}]'/.test(message)) return 'A comma or the closing bracket is missing.';
  if (message.includes('did not find expected key'))
    return 'Check the indentation of the lines below: keys of one hash begin in one column.';
  if (message.includes("could not find expected ':'")) return 'A key ends with a colon and a space.';
  return message.includes('Unknown alias') ? 'The anchor (&name) must stand above its alias (*name).' : undefined;
}
