/**
 * A seeded generator of text from a typed grammar of templates.
 *
 * A production is a piece of code with holes. `@Integer` is a hole for code that makes an Integer; `@Integer($x Integer, $y String)` says
 * besides which variables the code in the hole can see. A production that begins with `~` is an operator expression, which is put in
 * parentheses in most of its places. Productions without holes are the leaves.
 */
import type { Random } from '../random.ts';
import { pickWeighted, type Weighted } from './weighted.ts';

/** Productions by the kind of value they make, in groups of different weight. */
export type Grammar = Readonly<Record<string, Weighted<readonly string[]>>>;

export interface Wanted {
  readonly depth: number;
  /** How many holes of a hundred get code of another kind than they ask for. */
  readonly noise: number;
}

/** Names of variables with the kind of value they hold. */
type Variables = ReadonlyMap<string, string>;

interface Hole {
  readonly before: string;
  readonly kind: string;
  readonly binds: Variables;
}

interface Template {
  readonly loose: boolean;
  readonly holes: readonly Hole[];
  readonly end: string;
}

interface Productions {
  readonly leaves: Weighted<readonly Template[]>;
  readonly inner: Weighted<readonly Template[]>;
}

const HOLE = /@([A-Z]\w*)(?:\(((?:\$\w+ \w+(?:, )?)+)\))?/g;

/** How many of a hundred operator expressions inside another expression stand in parentheses. */
const PARENTHESES = 88;
/** How many of a hundred holes become a leaf though there is depth left, and a variable though there are others. */
const LEAVES = 22;
const VARIABLES = 60;

export class TemplateGenerator {
  private readonly productions: ReadonlyMap<string, Productions>;
  private readonly kinds: readonly string[];

  /** `nouns` are the kinds that stand for another one by mistake. */
  constructor(grammar: Grammar, nouns: readonly string[]) {
    this.kinds = nouns;
    this.productions = new Map(Object.entries(grammar).map(([kind, groups]) => [kind, productionsOf(groups)]));
    this.check();
  }

  make(random: Random, kind: string, wanted: Wanted): string {
    return this.fill(random, kind, wanted, new Map(), true);
  }

  private fill(random: Random, asked: string, wanted: Wanted, variables: Variables, top: boolean): string {
    const kind = random.below(100) < wanted.noise ? random.pick(this.kinds) : asked;
    const fitting = [...variables].filter(([, held]) => held === kind || kind === 'Any').map(([name]) => name);
    if (fitting.length > 0 && random.below(100) < VARIABLES) return random.pick(fitting);
    const template = this.template(random, kind, wanted.depth, top);
    const inside = { ...wanted, depth: wanted.depth - 1 };
    const parts = template.holes.map(({ before, kind: inner, binds }) => {
      const visible = binds.size === 0 ? variables : new Map([...variables, ...binds]);
      return before + this.fill(random, inner, inside, visible, !template.loose && before.endsWith('{ '));
    });
    const text = parts.join('') + template.end;
    return template.loose && !top && random.below(100) < PARENTHESES ? `(${text})` : text;
  }

  /** The expression as a whole is seldom a mere leaf: there are not many. */
  private template(random: Random, kind: string, depth: number, top: boolean): Template {
    const { leaves, inner } = this.productions.get(kind) as Productions;
    const leaf = leaves.length > 0 && (depth <= 0 || inner.length === 0 || random.below(100) < (top ? 2 : LEAVES));
    return random.pick(pickWeighted(random, leaf ? leaves : inner));
  }

  /** Every hole asks for a kind there is, and every kind that can be nested for ever has a leaf. */
  private check(): void {
    for (const [kind, { leaves, inner }] of this.productions) {
      const asked = inner.flatMap(([, templates]) => templates.flatMap(({ holes }) => holes.map((hole) => hole.kind)));
      for (const name of asked) if (!this.productions.has(name)) throw new Error(`${kind} asks for ${name}, which is no kind`);
      if (leaves.length === 0 && !ALTERNATIVES.test(kind)) throw new Error(`${kind} has no leaf`);
    }
  }
}

/** Kinds that only choose among others, and so need no leaf of their own. */
const ALTERNATIVES = /^(?:Any|Scalar|Number|Data|Collection|Comparable|Value)$/;

function productionsOf(groups: Weighted<readonly string[]>): Productions {
  const parsed = groups.map(([weight, texts]) => [weight, texts.map(templateOf)] as const);
  /** A group of which only some fit is taken as much less often. */
  const only = (wanted: (template: Template) => boolean): Weighted<readonly Template[]> =>
    parsed
      .map(([weight, all]) => [all.filter(wanted), weight / all.length] as const)
      .filter(([templates]) => templates.length > 0)
      .map(([templates, each]) => [Math.ceil(100 * each * templates.length), templates] as const);
  return { leaves: only(({ holes }) => holes.length === 0), inner: only(({ holes }) => holes.length > 0) };
}

function templateOf(production: string): Template {
  const loose = production.startsWith('~');
  const text = loose ? production.slice(1) : production;
  const holes: Hole[] = [];
  let at = 0;
  for (const match of text.matchAll(HOLE)) {
    holes.push({ before: text.slice(at, match.index), kind: match[1] as string, binds: bindings(match[2]) });
    at = match.index + match[0].length;
  }
  return { loose, holes, end: text.slice(at) };
}

function bindings(list: string | undefined): Variables {
  if (list === undefined) return new Map();
  return new Map(list.split(', ').map((binding) => binding.split(' ') as [string, string]));
}
