/** The nodes of a common text (common.ts), as js-yaml finds them. The only file that knows js-yaml. */
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { isCommon } from './common.ts';
import type { Node, Nodes } from './nodes.ts';

/** Undefined for a text that is not common, or that js-yaml refuses: then libyaml's own grammar has to tell. */
export function commonNodes(text: string): Nodes | undefined {
  if (!isCommon(text)) return undefined;
  try {
    // Without the start and the end of the document.
    const events = parseEvents(text, {}).slice(1, -1);
    // A text without a node may be a mistake: `...` alone.
    return events.length > 0 ? events.map((event) => nodeOf(event, text)) : undefined;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

function nodeOf(event: Event, text: string): Node | undefined {
  switch (event.type) {
    case EVENT_ID.SCALAR: {
      const isEmpty = event.valueStart === -1;
      return {
        kind: 'scalar',
        start: isEmpty ? 0 : event.valueStart,
        end: isEmpty ? 0 : event.valueEnd,
        anchor: undefined,
        tag: undefined,
        quoted: event.style !== SCALAR_STYLE.PLAIN,
        text: getScalarValue(text, event),
      };
    }
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return {
        kind: event.type === EVENT_ID.SEQUENCE ? 'sequence' : 'mapping',
        start: event.start,
        anchor: undefined,
        tag: undefined,
      };
    default:
      return undefined;
  }
}
