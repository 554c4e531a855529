import { decline } from '../declined.ts';
import type { Token } from './tokens.ts';

/** Names that are visible at one place of the template. */
interface Level {
  readonly places: Map<string, number>;
  readonly outer: Level | undefined;
  /** Of a block: those to begin anew each time. */
  readonly own: number[];
}

/** Local variables, and the places that they and those of the template have. */
export class Names {
  /** Names of the template's variables, by their places. */
  readonly ofTemplate: readonly string[];
  private level: Level = { places: new Map(), outer: undefined, own: [] };
  private count: number;
  /** The template's variables that it asks for, or sets. */
  private readonly asked = new Set<string>();
  private readonly assigned = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.ofTemplate = variablesOf(tokens);
    this.count = this.ofTemplate.length;
  }

  /** How many places there are. */
  get places(): number {
    return this.count;
  }

  ofVariable(name: string): number {
    return this.ofTemplate.indexOf(name);
  }

  /** The place of a variable that is set. */
  assign(name: string): number {
    this.assigned.add(name);
    return this.refuseSetAndAsked(name);
  }

  /** The place of a variable of which `defined?` asks whether it has a value: one that is set to nil is defined. */
  ask(name: string): number {
    this.asked.add(name);
    return this.refuseSetAndAsked(name);
  }

  private refuseSetAndAsked(name: string): number {
    return this.asked.has(name) && this.assigned.has(name) ? decline('a variable that may be set, or not') : this.ofVariable(name);
  }

  find(name: string): number | undefined {
    for (let level: Level | undefined = this.level; level; level = level.outer) {
      const place = level.places.get(name);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** The place of a variable that is assigned. */
  declare(name: string): number {
    return this.find(name) ?? this.add(name);
  }

  /** A parameter of the block. */
  addParameter(name: string): number {
    return this.level.places.has(name) ? decline('a parameter given twice') : this.add(name);
  }

  /** Another variable of the block. */
  private add(name: string): number {
    const place = this.unnamed();
    this.level.places.set(name, place);
    this.level.own.push(place);
    return place;
  }

  unnamed(): number {
    return this.count++;
  }

  /** Parses a block: its parameters, then its body. Variables that are new in the body are its own. */
  withinBlock<P, B>(parameters: () => P, body: () => B): readonly [P, B, own: readonly number[]] {
    const outer = this.level;
    const own: number[] = [];
    this.level = { places: new Map(), outer, own };
    const parsed = parameters();
    own.length = 0;
    const parsedBody = body();
    this.level = outer;
    return [parsed, parsedBody, own];
  }
}

/** Names of the variables with an at sign, in interpolations, too. */
function variablesOf(tokens: readonly Token[]): string[] {
  const names = new Set<string>();
  const visit = (list: readonly Token[]): void => {
    for (const { kind, text, parts } of list) {
      if (kind === 'variable') names.add(text.startsWith('__') ? decline('a variable of the template itself') : text);
      for (const part of parts) if (typeof part !== 'string') visit(part);
    }
  };
  visit(tokens);
  return [...names];
}
