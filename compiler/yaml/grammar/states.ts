/**
 * What may come next in a collection: one function for each place in it.
 *
 * libyaml: parser.c (yaml_parser_parse_block_sequence_entry and its like)
 */
import type { DocumentParser } from './parser.ts';
import type { TokenKind } from './token.ts';

/** Reads up to the next node, and says what comes after that. */
export type State = (parser: DocumentParser) => void;

const IN_BLOCK = { inBlock: true };
const IN_FLOW = { inBlock: false };
/** The dashes of a sequence that is a value may stand below its key. */
const IN_MAPPING = { inBlock: true, indentless: true };

// --- Blocks ------------------------------------------------------------------------------------------------------------

function blockEntry(parser: DocumentParser): void {
  const entry = parser.takes('block entry');
  if (entry !== undefined) parser.nodeOrEmpty(blockEntry, !parser.isNext('block entry', 'block end'), entry.end, IN_BLOCK);
  else if (parser.takes('block end')) parser.close();
  else parser.fail("did not find expected '-' indicator", 'while parsing a block collection');
}

function indentlessEntry(parser: DocumentParser): void {
  const entry = parser.takes('block entry');
  if (entry === undefined) parser.handler.close();
  else parser.nodeOrEmpty(indentlessEntry, !parser.isNext('block entry', 'key', 'value', 'block end'), entry.end, IN_BLOCK);
}

function blockKey(parser: DocumentParser): void {
  const key = parser.takes('key');
  if (key !== undefined) parser.nodeOrEmpty(blockValue, !parser.isNext('key', 'value', 'block end'), key.end, IN_MAPPING);
  else if (parser.takes('block end')) parser.close();
  else parser.fail('did not find expected key', 'while parsing a block mapping');
}

function blockValue(parser: DocumentParser): void {
  const value = parser.takes('value');
  const isThere = value !== undefined && !parser.isNext('key', 'value', 'block end');
  parser.nodeOrEmpty(blockKey, isThere, value?.end ?? parser.next.start, IN_MAPPING);
}

// --- Flow collections ----------------------------------------------------------------------------------------------------

function firstFlowEntry(parser: DocumentParser): void {
  if (parser.takes('flow sequence end')) parser.close();
  else if (parser.takes('key')) flowPair(parser);
  else parser.nodeOrEmpty(flowEntry, true, parser.next.start, IN_FLOW);
}

function flowEntry(parser: DocumentParser): void {
  if (parser.takes('flow sequence end')) parser.close();
  else if (parser.takes('flow entry')) firstFlowEntry(parser);
  else parser.fail("did not find expected ',' or ']'", 'while parsing a flow sequence');
}

/** `k: v` in a sequence is a mapping of one entry. */
function flowPair(parser: DocumentParser): void {
  const { start, end } = parser.next;
  parser.handler.open('mapping', { start, anchor: undefined, tag: undefined }, start);
  const isThere = !parser.isNext('value', 'flow entry', 'flow sequence end');
  // libyaml drops the token that comes after a key that is not there.
  if (!isThere) parser.scanner.skip();
  parser.nodeOrEmpty(flowPairValue, isThere, end, IN_FLOW);
}

function flowPairValue(parser: DocumentParser): void {
  const isThere = parser.takes('value') !== undefined && !parser.isNext('flow entry', 'flow sequence end');
  parser.nodeOrEmpty(flowPairEnd, isThere, parser.next.start, IN_FLOW);
}

function flowPairEnd(parser: DocumentParser): void {
  parser.handler.close();
  parser.states.push(flowEntry);
}

function firstFlowKey(parser: DocumentParser): void {
  if (parser.takes('flow mapping end')) parser.close();
  else if (parser.takes('key'))
    parser.nodeOrEmpty(flowValue, !parser.isNext('value', 'flow entry', 'flow mapping end'), parser.next.start, IN_FLOW);
  else parser.nodeOrEmpty(missingFlowValue, true, parser.next.start, IN_FLOW);
}

function flowKey(parser: DocumentParser): void {
  if (parser.takes('flow mapping end')) parser.close();
  else if (parser.takes('flow entry')) firstFlowKey(parser);
  else parser.fail("did not find expected ',' or '}'", 'while parsing a flow mapping');
}

function missingFlowValue(parser: DocumentParser): void {
  parser.nodeOrEmpty(flowKey, false, parser.next.start, IN_FLOW);
}

function flowValue(parser: DocumentParser): void {
  const isThere = parser.takes('value') !== undefined && !parser.isNext('flow entry', 'flow mapping end');
  parser.nodeOrEmpty(flowKey, isThere, parser.next.start, IN_FLOW);
}

/** Where the collections begin that a token opens, and sequences without indentation. */
export const STATES: { readonly first: ReadonlyMap<TokenKind, State>; readonly indentless: State } = {
  first: new Map<TokenKind, State>([
    ['block sequence start', blockEntry],
    ['block mapping start', blockKey],
    ['flow sequence start', firstFlowEntry],
    ['flow mapping start', firstFlowKey],
  ]),
  indentless: indentlessEntry,
};
