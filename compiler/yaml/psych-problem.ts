/**
 * The words of libyaml for what js-yaml finds. The two parsers do not look at a text in the same order, so this holds for the
 * common mistakes only; for the others js-yaml's own words and place are given.
 */
import { findUnclosed } from './unclosed.ts';

export interface PsychProblem {
  readonly problem: string;
  readonly offset: number;
}

type Rule = (reason: string, text: string, position: number) => PsychProblem | undefined;

export const NO_TOKEN = 'found character that cannot start any token while scanning for the next token';
const RULES: readonly Rule[] = [tab, unclosed, unknownEscape, unexpectedCharacter, missingComma, missingColon, strayLine];

/** Psych's problem (with its context) and place for a reason and a position of js-yaml. */
export function psychProblem(reason: string, text: string, position: number): PsychProblem {
  for (const rule of RULES) {
    const found = rule(reason, text, position);
    if (found !== undefined) return found;
  }
  return { problem: reason, offset: position };
}

function tab(reason: string, _text: string, position: number): PsychProblem | undefined {
  return reason.startsWith('tab characters') ? { problem: NO_TOKEN, offset: position } : undefined;
}

/** A quote or a bracket that is never closed: libyaml tells where it was opened. */
function unclosed(reason: string, text: string, position: number): PsychProblem | undefined {
  if (!/^deficient indentation|^unexpected end of the (?:stream|document)/.test(reason)) return undefined;
  const open = findUnclosed(text, position);
  if (open === undefined) return undefined;
  if (/[[{,]\s*$/.test(text.slice(0, position)) && open.kind !== 'quote') {
    return { problem: 'did not find expected node content while parsing a flow node', offset: text.length };
  }
  if (open.kind === 'quote')
    return { problem: 'found unexpected end of stream while scanning a quoted scalar', offset: open.offset };
  const [closing, name] = open.kind === '[' ? [']', 'sequence'] : ['}', 'mapping'];
  return { problem: `did not find expected ',' or '${closing}' while parsing a flow ${name}`, offset: open.offset };
}

function unknownEscape(reason: string, text: string, position: number): PsychProblem | undefined {
  if (!reason.startsWith('unknown escape')) return undefined;
  const problem = 'found unknown escape character while parsing a quoted scalar';
  return { problem, offset: findUnclosed(text, position)?.offset ?? position };
}

/** A character that cannot stand where it stands in a block. */
function unexpectedCharacter(reason: string, text: string, position: number): PsychProblem | undefined {
  if (!/^bad indentation of a|^end of the stream or a document separator/.test(reason)) return undefined;
  const character = text[position] ?? '';
  if ('@`%'.includes(character)) return { problem: NO_TOKEN, offset: position };
  if (character === ':') return { problem: 'mapping values are not allowed in this context', offset: position };
  if (/^-\s/.test(text.slice(position, position + 2))) {
    return { problem: 'block sequence entries are not allowed in this context', offset: position };
  }
  return ',]}'.includes(character)
    ? { problem: 'did not find expected node content while parsing a block node', offset: position }
    : undefined;
}

function missingComma(reason: string, text: string, position: number): PsychProblem | undefined {
  if (reason.startsWith('expected the node content'))
    return { problem: 'did not find expected node content while parsing a flow node', offset: position };
  if (!reason.startsWith('missed comma between flow')) return undefined;
  const open = findUnclosed(text, position);
  if (open === undefined || open.kind === 'quote') return undefined;
  const [closing, name] = open.kind === '[' ? [']', 'sequence'] : ['}', 'mapping'];
  return { problem: `did not find expected ',' or '${closing}' while parsing a flow ${name}`, offset: open.offset };
}

/** A line without a colon among the entries of a mapping: js-yaml sees it at the colon of a later line. */
function missingColon(reason: string, text: string, position: number): PsychProblem | undefined {
  if (!reason.startsWith('can not read a block mapping entry')) return undefined;
  const line = text.lastIndexOf('\n', position - 1) + 1;
  const previous = text.lastIndexOf('\n', line - 2) + 1;
  const indent = /^ */.exec(text.slice(previous))?.[0].length ?? 0;
  return { problem: "could not find expected ':' while scanning a simple key", offset: previous + indent };
}

/** Something that continues neither the mapping nor the sequence it stands in: libyaml tells where that began. */
function strayLine(reason: string, text: string, position: number): PsychProblem | undefined {
  if (!/^bad indentation of a|^end of the stream or a document separator|^expected ':' after a mapping key/.test(reason))
    return undefined;
  const offset = startOfBlock(text, position);
  const isSequence = /^- /.test(text.slice(offset, offset + 2));
  const problem = isSequence
    ? "did not find expected '-' indicator while parsing a block collection"
    : 'did not find expected key while parsing a block mapping';
  return { problem, offset };
}

/** The first line of the run of lines that are indented at least as the position's line, comments and blank lines left out. */
function startOfBlock(text: string, position: number): number {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  const indentOf = (line: string): number => (/^ */.exec(line) as RegExpExecArray)[0].length;
  let indent = indentOf(text.slice(lineStart));
  let isFirst = true;
  let found = lineStart + indent;
  let at = lineStart;
  while (at > 0) {
    const previous = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(previous, at - 1);
    at = previous;
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    if (/^(?:---|\.\.\.)/.test(line)) break;
    if (indentOf(line) < indent) {
      // Indented less than what is before it and more than what is around: the block around is the one that goes wrong.
      if (!isFirst) break;
      indent = indentOf(line);
    }
    if (indentOf(line) === indent) isFirst = false;
    if (indentOf(line) === indent) found = previous + indent;
  }
  return found;
}
