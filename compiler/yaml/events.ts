/**
 * The events of the first document of a YAML text. The only file that knows js-yaml.
 */
import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { YamlLoadError as LoadError, syntaxError, type YamlLoadError } from './error.ts';
import { NO_TOKEN, psychProblem } from './psych-problem.ts';
import { fullTag, type TagHandles } from './tags.ts';

/** Deeper nesting than any data has; deeper still would end in a stack overflow. */
const MAX_DEPTH = 1000;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Quoted or a block: never read as a number, a boolean or the like. */
  readonly quoted: boolean;
  readonly text: string;
}

export interface CollectionStart {
  readonly kind: 'sequence' | 'mapping';
  readonly start: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly start: number;
  readonly end: number;
  readonly anchor: string;
}

export type Node = ScalarNode | CollectionStart | AliasNode;

/** Hands out the nodes of a document one after the other. */
export class EventReader {
  readonly text: string;
  private readonly events: readonly Event[];
  private readonly handles: TagHandles;
  private at = 0;

  constructor(text: string, file: string | undefined) {
    this.text = text;
    this.events = firstDocument(text, file);
    this.handles = tagHandles(this.events[0]);
    this.at = 1;
  }

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  /** The next node; undefined at the end of the collection, which is left thereby. */
  next(): Node | undefined {
    const event = this.events[this.at++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return undefined;
    if (event.type === EVENT_ID.SCALAR) return this.scalar(event);
    if (event.type === EVENT_ID.ALIAS) {
      return {
        kind: 'alias',
        start: event.anchorStart - 1,
        end: event.anchorEnd,
        anchor: this.slice(event.anchorStart, event.anchorEnd),
      };
    }
    const kind = event.type === EVENT_ID.SEQUENCE ? 'sequence' : 'mapping';
    return { kind, start: event.start, anchor: this.anchor(event), tag: this.tag(event) };
  }

  private scalar(event: Event & { type: typeof EVENT_ID.SCALAR }): ScalarNode {
    const start = event.valueStart === -1 ? Math.max(event.tagEnd, event.anchorEnd, 0) : event.valueStart;
    const end = event.valueStart === -1 ? start : event.valueEnd;
    const tag = this.tag(event);
    // libyaml forgets both the tag `!` and the quotes of a scalar that has it.
    const quoted = tag === undefined && event.style !== SCALAR_STYLE.PLAIN;
    const value = getScalarValue(this.text, event);
    const text = this.isCutOff(event) ? value.replace(/\n$/, '') : value;
    return { kind: 'scalar', start, end, anchor: this.anchor(event), tag: tag === '!' ? undefined : tag, quoted, text };
  }

  /** A block whose last line has no line break: libyaml adds none. */
  private isCutOff(event: Event & { type: typeof EVENT_ID.SCALAR }): boolean {
    const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    return isBlock && event.valueEnd >= this.text.length && /[^\s][^\n]*$/.test(this.text);
  }

  private anchor(event: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined {
    return event.anchorStart === -1 ? undefined : this.slice(event.anchorStart, event.anchorEnd);
  }

  private tag(event: { readonly tagStart: number; readonly tagEnd: number }): string | undefined {
    return event.tagStart === -1 ? undefined : fullTag(this.slice(event.tagStart, event.tagEnd), this.handles);
  }

  private slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }
}

function tagHandles(event: Event | undefined): TagHandles {
  const handles = new Map<string, string>();
  if (event?.type === EVENT_ID.DOCUMENT) {
    for (const directive of event.directives) if (directive.kind === 'tag') handles.set(directive.handle, directive.prefix);
  }
  return handles;
}

/** Psych stops at the end of the first document, so whatever follows is not even looked at. */
function firstDocument(text: string, file: string | undefined): readonly Event[] {
  const tab = /^[ \n]*\t(?=[^\s#])/.exec(text);
  if (tab) throw placedError(NO_TOKEN, text, file, tab[0].length - 1);
  try {
    const events = parseEvents(text.slice(0, endOfFirstDocument(text)), { maxDepth: MAX_DEPTH });
    if (FLOW_COLON.test(text)) refuseFlowColons(events, text, file);
    return events;
  } catch (error) {
    throw error instanceof YAMLException ? toLoadError(error, text, file) : error;
  }
}

/** A text without this has no plain scalar in a flow collection that begins with a colon. */
const FLOW_COLON = /[{[,]\s*:|:\s+:/;

/** In a flow collection libyaml takes every colon for the one between key and value, js-yaml does not. */
function refuseFlowColons(events: readonly Event[], text: string, file: string | undefined): void {
  const flow: boolean[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) flow.pop();
    else if (event.type === EVENT_ID.DOCUMENT) flow.push(false);
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) flow.push(event.style === COLLECTION_STYLE.FLOW);
    else if (event.type === EVENT_ID.SCALAR && flow[flow.length - 1] === true && beginsWithColon(event, text)) {
      throw placedError('did not find expected node content while parsing a flow node', text, file, event.valueStart);
    }
  }
}

function beginsWithColon(event: Event & { type: typeof EVENT_ID.SCALAR }, text: string): boolean {
  return event.style === SCALAR_STYLE.PLAIN && event.valueStart !== -1 && text[event.valueStart] === ':';
}

function endOfFirstDocument(text: string): number {
  const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
  let isFirst = true;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    const opens = isFirst && match[0] === '---' && isPreamble(text.slice(0, match.index));
    if (!opens) return match.index;
    isFirst = false;
  }
  return text.length;
}

/** Only comments, directives and blank lines. */
function isPreamble(text: string): boolean {
  return text.split('\n').every((line) => /^\uFEFF?\s*(?:#.*|%.*)?$/.test(line));
}

function toLoadError(error: YAMLException, text: string, file: string | undefined): YamlLoadError {
  const mark = error.mark;
  if (mark === undefined || mark === null) return new LoadError(`(${file ?? '<unknown>'}): ${error.reason}`, file);
  const { problem, offset } = psychProblem(error.reason, text, mark.position);
  return placedError(problem, text, file, offset);
}

function placedError(problem: string, text: string, file: string | undefined, offset: number): YamlLoadError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  // The end of a text is a line of its own to libyaml.
  if (offset > 0 && offset === text.length && text[offset - 1] !== '\n') return syntaxError(problem, file, offset, line + 1, 1);
  return syntaxError(problem, file, offset, line, offset - (before.lastIndexOf('\n') + 1) + 1);
}
