/** What the makers of manifests know of the place they write for: the variables in sight and what the manifest defines elsewhere. */
import type { Random } from '../../random.ts';

/** What an expression should give; nothing enforces it, and now and then it is something else on purpose. */
export type Want = 'integer' | 'string' | 'boolean' | 'array' | 'hash' | 'any';

export const WANTS: readonly Want[] = ['integer', 'string', 'boolean', 'array', 'hash'];

export interface Variable {
  readonly name: string;
  readonly want: Want;
}

/** A parameter of something that the manifest defines. */
export interface MadeParameter {
  readonly name: string;
  readonly want: Want;
  readonly type: string;
  readonly value: string | undefined;
  readonly rest: boolean;
}

export interface Callee {
  readonly name: string;
  readonly parameters: readonly MadeParameter[];
  readonly gives: Want;
}

/** Everything that the manifest defines, filled while it is written. */
export interface World {
  readonly functions: Callee[];
  readonly classes: (Callee & { readonly variables: readonly Variable[] })[];
  readonly defines: Callee[];
  readonly templates: (Callee & { readonly file: string })[];
  readonly aliases: string[];
  /** Counts titles of resources, so that most are different. */
  titles: number;
}

export type Where = 'top' | 'node' | 'class' | 'define' | 'function' | 'lambda' | 'template';

export interface Place {
  readonly depth: number;
  readonly where: Where;
  readonly world: World;
  /** Grows with the statements of the place. */
  readonly variables: Variable[];
  /** Variables of the innermost local scope alone: these cannot be assigned again. */
  readonly own: Variable[];
}

/** A place inside, with all variables of this one; `scope`: it has variables of its own. */
export function inside(
  place: Place,
  where: Where = place.where,
  own: readonly Variable[] = [],
  scope = where !== place.where,
): Place {
  return {
    ...place,
    where,
    depth: place.depth - 1,
    variables: [...place.variables, ...own],
    own: scope ? [...own] : place.own,
  };
}

/** True once in `of` times. */
export function once(random: Random, of: number): boolean {
  return random.below(of) === 0;
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'x', 'y', 'z', 'item', 'value', 'total', '_u', 'aa', 'b1'];

/** A name that has no value yet in the innermost scope, mostly. */
export function newName(random: Random, place: Place): string {
  for (let tries = 0; tries < 6; tries++) {
    const name = random.pick(NAMES);
    if (once(random, 60) || !place.own.some((variable) => variable.name === name)) return name;
  }
  return `${random.pick(NAMES)}${random.below(100)}`;
}

export function anyName(random: Random): string {
  return random.pick(NAMES);
}

/** Notes an assignment. */
export function assigned(place: Place, variable: Variable): void {
  place.variables.push(variable);
  place.own.push(variable);
}

export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}

/** Statements between braces, on one line or several. */
export function braces(random: Random, statements: readonly string[]): string {
  const text = statements.join('\n');
  if (statements.length === 0) return once(random, 2) ? '{ }' : '{\n}';
  if (statements.length === 1 && !text.includes('\n') && text.length < 60 && once(random, 2)) return `{ ${text} }`;
  return `{\n${indent(text)}\n}`;
}

/** The last variables are the likeliest: they are those of inner scopes. */
export function someVariable(random: Random, place: Place, want: Want): Variable | undefined {
  const fitting = want === 'any' ? place.variables : place.variables.filter((variable) => variable.want === want);
  if (fitting.length === 0) return undefined;
  return once(random, 3) ? random.pick(fitting) : fitting[fitting.length - 1 - random.below(Math.min(3, fitting.length))];
}
