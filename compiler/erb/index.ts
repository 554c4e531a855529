/** The door; README.md says what for. */
import type { Scope } from '../evaluator/scope.ts';
import { PuppetError } from '../functions/error.ts';
import { LimitError, type LimitName } from '../limits.ts';
import { Declined } from './declined.ts';
import { type Program, programOf } from './program.ts';
import { parseScript } from './syntax/parser.ts';
import { erbScript } from './syntax/script.ts';

export { Declined } from './declined.ts';

/** Templates that are remembered, and their characters. */
const MOST_TEMPLATES = 5000;
const MOST_CHARACTERS = 2_000_000;
/** Times that a template may be declined while it is rendered, until it is always left to Ruby. */
const MOST_DECLINED = 3;

/** Limits that Ruby keeps in its own way. */
const OF_RUBY: readonly LimitName[] = ['regexp', 'text', 'values'];

interface Known {
  readonly program: Program | undefined;
  declined: number;
}

const known = new Map<string, Known>();
let characters = 0;

/** The text of a template, as Ruby would render it; undefined for one that only Ruby can. Throws a LimitError of steps, time or memory. */
export function renderSimply(template: string, scope: Scope): string | undefined {
  const found = knownOf(template);
  if (found.program === undefined || found.declined > MOST_DECLINED) return undefined;
  try {
    return found.program(scope, (name) => scope.templateValue(name));
  } catch (error) {
    if (!isLeftToRuby(error)) throw error;
    found.declined++;
    return undefined;
  }
}

/** Sizes that are too large here may be none in Ruby, a list in itself ends no stack there; what counts for the whole compilation is as it is. */
function isLeftToRuby(error: unknown): boolean {
  if (error instanceof LimitError) return OF_RUBY.includes(error.limit);
  return error instanceof RangeError || error instanceof Declined || error instanceof PuppetError;
}

function knownOf(template: string): Known {
  const found = known.get(template);
  if (found) return found;
  if (characters > MOST_CHARACTERS || known.size >= MOST_TEMPLATES) {
    known.clear();
    characters = 0;
  }
  characters += template.length;
  const made = { program: compiled(template), declined: 0 };
  known.set(template, made);
  return made;
}

function compiled(template: string): Program | undefined {
  try {
    return compileTemplate(template);
  } catch (error) {
    if (error instanceof Declined) return undefined;
    throw error;
  }
}

/** Throws Declined, with what a template has that only Ruby can do. */
export function compileTemplate(template: string): Program {
  return programOf(parseScript(erbScript(template)));
}
