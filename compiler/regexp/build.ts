/** From the parsed tree of a pattern, which has been checked, to what the engines take. */
import { textOf } from '../../parser/regexp/characters.ts';
import type * as Tree from '../../parser/regexp/tree.ts';
import { LimitError } from '../limits.ts';
import { charactersOf, foldedSequences, foldedText } from './case-folding.ts';
import { anySet, classSet, onlyCharacter, sequencesOf, setOfCodes, singleSet } from './character-set.ts';
import { EMPTY, type Node, type Pattern, type Repeat } from './node.ts';

/** Groups within one another; Ruby parses 4096. */
const MAX_DEPTH = 500;
/** Letters of which any neighbours may be one character, `ssss`; where there are more, each is taken by itself. */
const MAX_EXPANDED = 8;

export function buildPattern(tree: Tree.Tree): Pattern {
  return new Builder(tree).run();
}

class Builder {
  private readonly tree: Tree.Tree;
  /** Ruby's final number of each group, by its number in the tree: groups without a name do not count where some have one. */
  private readonly numbers: readonly number[];
  private readonly count: number;
  private depth = 0;

  constructor(tree: Tree.Tree) {
    this.tree = tree;
    const named = tree.namedCount > 0;
    let count = 0;
    this.numbers = Array.from({ length: tree.groupCount + 1 }, (_, number) =>
      number === 0 ? 0 : !named || tree.groups[number]?.named ? ++count : -1,
    );
    this.count = count;
  }

  run(): Pattern {
    const names = [...this.tree.names].map(([name, groups]) => [name, groups.map((group) => this.numbers[group]!)] as const);
    return { root: this.node(this.tree.root), groupCount: this.count, names: new Map(names) };
  }

  private node(node: Tree.Node): Node {
    if (++this.depth > MAX_DEPTH)
      throw new LimitError('depth', `a regular expression with more than ${MAX_DEPTH} groups in one another`);
    const built = this.build(node);
    this.depth--;
    return built;
  }

  private build(node: Tree.Node): Node {
    switch (node.kind) {
      case 'text':
        return this.text(node);
      case 'list':
        return this.list(node.children);
      case 'alternatives':
        return { kind: 'alternatives', children: node.children.map((child) => this.node(child)) };
      case 'repeat':
        return reduced({ ...node, body: this.node(node.children[0]) });
      case 'group':
        return this.group(node);
      case 'anchor':
        return { kind: 'anchor', type: node.type, asciiOnly: node.asciiOnly };
      case 'look':
        return this.look(node);
      case 'reference':
        return this.reference(node);
      case 'call':
        return { kind: 'call', group: this.called(node) };
    }
  }

  private group(node: Tree.Group): Node {
    const body = (): Node => this.node(node.children[0]);
    if (node.type === 'options') return body();
    if (node.type === 'condition') {
      const { children } = node.children[0] as Tree.List;
      return {
        kind: 'condition',
        group: this.numbers[node.number]!,
        yes: this.node(children[0]!),
        no: this.node(children[1]!),
      };
    }
    if (node.type !== 'capture') return { kind: node.type, body: body() };
    const group = this.numbers[node.number]!;
    return group === -1 ? body() : { kind: 'capture', group, body: body() };
  }

  /** Alternatives of a look behind may have different lengths, through parentheses that do not count. */
  private look(node: Tree.Look): Node {
    let target: Tree.Node = node.children[0];
    if (node.type === 'ahead') return { kind: 'look', negated: node.negated, lengths: undefined, bodies: [this.node(target)] };
    while (target.kind === 'group' && target.type === 'capture' && this.numbers[target.number] === -1) target = target.children[0];
    const parts = target.kind === 'alternatives' ? target.children : [target];
    return {
      kind: 'look',
      negated: node.negated,
      lengths: parts.map((part) => part.length ?? 0),
      bodies: parts.map((part) => this.node(part)),
    };
  }

  private reference({ numbers, level, ignoreCase }: Tree.BackReference): Node {
    const groups = numbers.map((number) => this.numbers[number]!).filter((group) => group !== -1);
    return { kind: 'reference', groups, level, ignoreCase };
  }

  private called(node: Tree.Call): number {
    return this.numbers[node.number ?? this.tree.names.get(textOf(node.name))![0]!]!;
  }

  private text(node: Tree.Text): Node {
    const { characters, ignoreCase = false } = node;
    switch (characters?.kind) {
      case undefined:
        return EMPTY;
      case 'linebreak':
      case 'grapheme':
        return { kind: characters.kind };
      case 'any':
        return { kind: 'set', set: anySet(characters.newline) };
      case 'literal':
        return ignoreCase ? caseless([characters.code]) : { kind: 'set', set: singleSet(characters.code) };
      case 'class': {
        const letter = ignoreCase ? onlyCharacter(characters) : undefined;
        if (letter !== undefined) return caseless([letter]);
        const set: Node = { kind: 'set', set: classSet(characters, ignoreCase) };
        const sequences = ignoreCase ? sequencesOf(characters) : [];
        if (sequences.length === 0) return set;
        return { kind: 'alternatives', children: [set, ...sequences.map((sequence) => letters([...sequence]))] };
      }
    }
  }

  /** Runs of letters whose case does not count belong together: several of them may stand for one character. */
  private list(children: readonly Tree.Node[]): Node {
    const nodes: Node[] = [];
    let run: number[] = [];
    const flush = (): void => {
      if (run.length > 0) nodes.push(caseless(run));
      run = [];
    };
    for (const child of children) {
      const letter = child.kind === 'text' && child.ignoreCase ? letterOf(child.characters) : undefined;
      if (letter !== undefined) run.push(letter);
      else {
        flush();
        nodes.push(this.node(child));
      }
    }
    flush();
    return listOf(nodes);
  }
}

/** Ruby takes a class of one character for that character. */
function letterOf(characters: Tree.Characters | undefined): number | undefined {
  if (characters?.kind === 'literal') return characters.code;
  return characters?.kind === 'class' ? onlyCharacter(characters) : undefined;
}

function listOf(nodes: readonly Node[]): Node {
  const children = nodes.flatMap((node) => (node.kind === 'list' ? node.children : node.kind === 'empty' ? [] : [node]));
  if (children.length === 0) return EMPTY;
  return children.length === 1 ? children[0]! : { kind: 'list', children };
}

/** A text whose case does not count. */
function caseless(codes: readonly number[]): Node {
  const text = foldedText(String.fromCodePoint(...codes));
  const nodes: Node[] = [];
  let from = 0;
  for (let cluster = clusterIn(text, 0); cluster !== undefined; cluster = clusterIn(text, from)) {
    nodes.push(letters([...text.slice(from, cluster.from)]), expanded(text.slice(cluster.from, cluster.to)));
    from = cluster.to;
  }
  return listOf([...nodes, letters([...text.slice(from)])]);
}

/** The next part of a folded text where several letters may be one character. */
function clusterIn(text: string, start: number): { readonly from: number; readonly to: number } | undefined {
  for (let from = start; from < text.length; from++) {
    let to = from;
    for (let at = from; at === from || at < to; at++)
      for (const { length } of sequencesAt(text, at)) to = Math.max(to, at + length);
    if (to > from) return { from, to };
  }
  return undefined;
}

/** All ways to write a part of a text that `clusterIn` has found: letter by letter, or several letters as one. */
function expanded(text: string): Node {
  if (text === '') return EMPTY;
  const sequences = text.length > MAX_EXPANDED ? [] : sequencesAt(text, 0);
  const one = listOf([letters([text[0]!]), expanded(text.slice(1))]);
  if (sequences.length === 0) return one;
  const several = sequences.map((sequence) =>
    listOf([{ kind: 'set', set: setOfCodes(charactersOf(sequence)) }, expanded(text.slice(sequence.length))]),
  );
  return { kind: 'alternatives', children: [one, ...several] };
}

/** The sequences of ASCII, which are asked for without the table of all foldings. */
const ASCII_SEQUENCES = ['ffi', 'ffl', 'ff', 'fi', 'fl', 'ss', 'st'];

function sequencesAt(text: string, at: number): readonly string[] {
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next)) return [];
  const known = next < 0x80 && text.charCodeAt(at) < 0x80 ? ASCII_SEQUENCES : foldedSequences();
  return known.filter((sequence) => text.startsWith(sequence, at));
}

/** Each letter in all its cases, none of them together. */
function letters(characters: readonly string[]): Node {
  return listOf(characters.map((character) => ({ kind: 'set', set: setOfCodes(cases(character)) }) as const));
}

/** A letter of ASCII has its two cases, but for k and s. */
function cases(character: string): readonly number[] {
  const code = character.codePointAt(0)!;
  if (code >= 0x80 || character === 'k' || character === 's') return charactersOf(character);
  const upper = character.toUpperCase().codePointAt(0)!;
  return upper === code ? [code] : [code, upper];
}

/** What becomes of a repeat directly within another, by the marks `?`, `*`, `+`, `??`, `*?`, `+?` of the inner and of the outer one. */
const REDUCED: readonly (readonly string[])[] = [
  ['inner', '*', '*', '??', '*?', 'both'],
  ['inner', 'inner', 'inner', '+??', '+??', 'inner'],
  ['*', '*', 'inner', 'both', '+??', 'inner'],
  ['inner', '*?', '*?', 'inner', '*?', '*?'],
  ['inner', 'inner', 'inner', 'inner', 'inner', 'inner'],
  ['both', '*', 'both', '*?', '*?', 'inner'],
];

/** Ruby makes one repeat of two. Ruby: onig_reduce_nested_quantifier and set_quantifier in regparse.c. */
function reduced({ lower, upper, lazy, body }: Repeat): Node {
  const repeat: Repeat = { kind: 'repeat', lower, upper, lazy, body };
  if (body.kind !== 'repeat') return repeat;
  const inner = mark(body);
  const outer = mark(repeat);
  if (inner === -1) return repeat;
  if (outer === -1) {
    const bounded = (inner === 1 || inner === 2) && Number.isFinite(upper) && upper > 1 && !lazy;
    return bounded ? { ...repeat, upper: lower === 0 ? 1 : lower } : repeat;
  }
  switch (REDUCED[inner]![outer]) {
    case 'inner':
      return body;
    case '*':
      return { ...body, lower: 0, upper: Number.POSITIVE_INFINITY, lazy: false };
    case '*?':
      return { ...body, lower: 0, upper: Number.POSITIVE_INFINITY, lazy: true };
    case '??':
      return { ...body, lower: 0, upper: 1, lazy: true };
    case '+??':
      return {
        kind: 'repeat',
        lower: 0,
        upper: 1,
        lazy: true,
        body: { ...body, lower: 1, upper: Number.POSITIVE_INFINITY, lazy: false },
      };
    default:
      return repeat;
  }
}

function mark({ lower, upper, lazy }: Repeat): number {
  const which = lower === 0 && upper === 1 ? 0 : upper !== Number.POSITIVE_INFINITY || lower > 1 ? -1 : lower === 0 ? 1 : 2;
  return which === -1 ? -1 : which + (lazy ? 3 : 0);
}
