import { rubyInspect } from '../../../evaluator/ruby-text.ts';
import { PuppetError } from '../../function.ts';

/**
 * Words of a Bourne shell.
 *
 * Ruby: shellwords.rb
 */
export function shellEscape(word: string): string {
  if (word === '') return "''";
  return word.replace(/[^A-Za-z0-9_\-.,:+/@\n]/gu, '\\$&').replaceAll('\n', "'\n'");
}

const PART = /\s*(?:([^\s\\'"]+)|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|(\\[\s\S]?)|(\S))(\s)?/uy;

/** The words that a shell would see; throws PuppetError for a quote that is not closed. */
export function shellSplit(line: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  PART.lastIndex = 0;
  for (let part = PART.exec(line); part !== null; part = PART.exec(line)) {
    const [, plain, single, double, escaped, garbage, end] = part;
    if (garbage !== undefined) throw new PuppetError(`Unmatched quote: ${rubyInspect(line)}`);
    word += plain ?? single ?? double?.replace(/\\([$`"\\\n])/g, '$1') ?? (escaped as string).replace(/\\([^\n])/, '$1');
    if (end === undefined && PART.lastIndex < line.length) continue;
    words.push(word);
    word = '';
  }
  return words;
}
