/**
 * Bounds of one compilation. Passing one ends it with a diagnostic, never with an error of the machine.
 */

/** Calls inside calls. Each takes some frames of the machine's stack; Puppet gives up at a comparable depth. */
const MAX_DEPTH = 400;
/** Calls, iterations and resources in all. */
const MAX_STEPS = 200_000_000;
const MAX_RESOURCES = 5_000_000;
/** Values in one list or sequence. */
const MAX_VALUES = 10_000_000;

/** No expression adds its place to it: Puppet code cannot go on after it. */
export class LimitError extends Error {
  readonly code = 'DALANG_LIMIT';

  constructor(message: string) {
    super(message);
    this.name = 'LimitError';
  }
}

/** For what makes lists: throws where one would get too long to be kept. */
export function checkSize(count: number): void {
  if (count > MAX_VALUES) throw new LimitError(`more than ${MAX_VALUES} values in one sequence`);
}

export class Limits {
  private depth = 0;
  private steps = 0;
  private resources = 0;

  enter(): void {
    if (++this.depth > MAX_DEPTH) throw new LimitError('stack level too deep');
    if (++this.steps > MAX_STEPS) throw new LimitError(`more than ${MAX_STEPS} steps in one compilation`);
  }
  leave(): void {
    this.depth--;
  }
  countResource(): void {
    if (++this.resources > MAX_RESOURCES) throw new LimitError(`more than ${MAX_RESOURCES} resources in one catalog`);
  }
}
