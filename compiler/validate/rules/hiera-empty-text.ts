import type { ValidationContext } from '../context.ts';
import { type DataOccurrence, placeOf } from '../data/index.ts';
import { readers, resultText } from '../hops.ts';
import { resultsOf } from '../interpolation-results.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What a text ends with that goes on: `https://`, `user@`, `host:`, `www.`, and a word with a slash, as a principal begins. */
const OPEN_END = /:\/\/$|[@:]$|\w\.$/;
const SERVICE = /^[\w.-]+\/$/;
/** What a text begins with that has something before it: `@host`, `:443`, `.example.com`. */
const OPEN_START = /^[@:]|^\.\w/;
const BORDER_BEFORE = /(?:^|[\s/@:=,"'(])$/;
const BORDER_AFTER = /^(?:$|[\s/@:,;"')])/;

/** An interpolation that finds something, and that is empty: `haproxy/`, `https://:13000`, or no text at all. */
export const hieraEmptyText: Rule = {
  name: 'hiera-empty-text',
  severity: 'warning',
  summary: 'An interpolation finds an empty value where a part of a name, an address or a path should be.',
  example: "cloud_name: ''\nprincipal: \"haproxy/%{hiera('cloud_name')}\"\n",
  *check(context) {
    for (const occurrence of context.data.allOccurrences) {
      if (!leavesGap(occurrence)) continue;
      for (const { outcome, nodes } of resultsOf(occurrence, context)) {
        if (outcome.kind === 'text' && outcome.text === '') yield finding(occurrence, nodes, context);
      }
    }
  },
};

function finding(occurrence: DataOccurrence, nodes: readonly string[], context: ValidationContext): RuleFinding {
  const { part } = occurrence;
  const root = String(part.segments?.[0]);
  const definitions = part.method === 'scope' ? [] : (context.data.definitions.get(root) ?? []);
  const empty = definitions.map(({ file }) => ({
    at: file.placeOf([root, ...(part.segments ?? []).slice(1)]),
    message: `'${part.key}' has its value here`,
  }));
  return {
    message: `${part.text} is empty`,
    at: placeOf(occurrence),
    related: [...empty, ...readers(occurrence, context)],
    notes: [resultText(occurrence, '')],
    nodes,
  };
}

/** Whether something is missing in the text when the expression is empty. A value that is handed on as it is may be empty. */
function leavesGap({ part, string }: DataOccurrence): boolean {
  if (part.method === 'alias' || part.method === 'literal' || part.isEmpty) return false;
  const before = string.text.slice(0, part.offset);
  const after = string.text.slice(part.offset + part.length);
  if (before === '' && after === '') return part.method === 'scope';
  if (after === '' && SERVICE.test(before)) return true;
  return (OPEN_END.test(before) && BORDER_AFTER.test(after)) || (OPEN_START.test(after) && BORDER_BEFORE.test(before));
}
