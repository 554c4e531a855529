/**
 * Tokens to a tree, for the part of Ruby's grammar that templates are written in. Declines everything else, and whatever could be read in two ways.
 *
 * Ruby: parse.y
 */
import { PuppetRegexp, RubySymbol, type Value } from '../values/index.ts';
import { type Block, type Branch, NIL, type Node, type Parameter, type Tree } from './ast.ts';
import { decline } from './declined.ts';
import { tokensOf } from './lexer.ts';
import type { ErbScript } from './script.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Binary operators, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<=>', '==', '===', '!=', '=~', '!~'],
  ['<', '<=', '>', '>='],
  ['|', '^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const NO_CHAIN: ReadonlySet<string> = new Set(['<=>', '==', '===', '!=', '=~', '!~']);
const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=', '||=', '&&=']);
const MODIFIERS: ReadonlySet<string> = new Set(['if', 'unless']);
/** Kinds of tokens that can only begin an argument when white space stands between a method's name and them. */
const ARGUMENT_KINDS: ReadonlySet<string> = new Set([
  'identifier',
  'constant',
  'variable',
  'integer',
  'float',
  'string',
  'symbol',
  'words',
]);
const ARGUMENT_KEYWORDS: ReadonlySet<string> = new Set(['nil', 'true', 'false']);
/** Methods that are called with `self`, which is the template, left out. */
const FUNCTIONS: ReadonlySet<string> = new Set(['Array', 'String', 'Integer', 'has_variable?', 'sprintf', 'format']);
/** Constructs inside one another: few enough for any stack. */
const MOST_LEVELS = 100;

export function parseScript({ code, texts }: ErbScript): Tree {
  return new Parser(tokensOf(code), texts).tree();
}

/** Names that are visible at one place of the template. */
interface Names {
  readonly places: Map<string, number>;
  readonly outer: Names | undefined;
  /** Of the block: those to begin anew. */
  readonly own: number[];
}

class Parser {
  private tokens: readonly Token[];
  private readonly texts: readonly string[];
  private at = 0;
  private depth = 0;
  private names: Names = { places: new Map(), outer: undefined, own: [] };
  private readonly variables: string[];
  private places: number;
  /** Whether the block around has been left by `next`; undefined outside of blocks. */
  private hasNext: boolean | undefined;
  /** Whether `do` belongs to a loop around. */
  private isBeforeDo = false;

  constructor(tokens: readonly Token[], texts: readonly string[]) {
    this.tokens = tokens;
    this.texts = texts;
    this.variables = variablesOf(tokens);
    this.places = this.variables.length;
  }

  tree(): Tree {
    const body = this.statements();
    if (!this.isKind('end')) this.unexpected();
    return { body, variables: this.variables, places: this.places };
  }

  // Statements

  /** Up to something that ends them. */
  private statements(): Node {
    const nodes: Node[] = [];
    for (;;) {
      while (this.isKind('newline')) this.at++;
      if (this.endsStatements()) break;
      nodes.push(this.statement());
      if (!this.isKind('newline') && !this.endsStatements()) this.unexpected();
    }
    return nodes.length === 0 ? NIL : nodes.length === 1 ? (nodes[0] as Node) : { type: 'sequence', nodes };
  }

  private endsStatements(): boolean {
    const { kind, text } = this.token;
    if (kind === 'keyword') return ['end', 'else', 'elsif', 'when'].includes(text);
    return kind === 'end' || kind === 'close' || (kind === 'operator' && (text === ')' || text === '}'));
  }

  private statement(): Node {
    let node = this.expression();
    while (this.isKind('keyword') && MODIFIERS.has(this.token.text)) {
      const isIf = this.next().text === 'if';
      const condition = asCondition(this.expression());
      node = { type: 'if', condition, whenTrue: isIf ? node : NIL, whenFalse: isIf ? NIL : node };
    }
    return node;
  }

  /** With `and`, `or` and `not`. */
  private expression(): Node {
    let left = this.negation();
    while (this.isKeyword('and') || this.isKeyword('or')) {
      const type = this.next().text as 'and' | 'or';
      this.skipNewlines();
      left = { type, left, right: this.negation() };
    }
    return left;
  }

  private negation(): Node {
    if (!this.takeKeyword('not')) return this.argument();
    return { type: 'not', value: asCondition(this.deeper(() => this.negation())) };
  }

  // Operators

  private argument(): Node {
    return this.deeper(() => {
      const assigned = this.assignment();
      if (assigned) return assigned;
      const condition = this.range();
      if (!this.takeOperator('?')) return condition;
      this.skipNewlines();
      const whenTrue = this.argument();
      this.skipNewlines();
      if (!this.takeOperator(':')) this.unexpected();
      this.skipNewlines();
      return { type: 'if', condition: asCondition(condition), whenTrue, whenFalse: this.argument() };
    });
  }

  private assignment(): Node | undefined {
    const { kind, text: name } = this.token;
    const operator = this.tokens[this.at + 1];
    if ((kind !== 'identifier' && kind !== 'variable') || operator?.kind !== 'operator' || !ASSIGNMENTS.has(operator.text))
      return undefined;
    this.at += 2;
    this.skipNewlines();
    const place = kind === 'variable' ? this.variables.indexOf(name) : this.declared(name);
    const variable: Node = { type: 'variable', place };
    const value = this.argument();
    if (this.isOperator(',')) decline('several values in an assignment');
    return { type: 'assign', place, value: operator.text === '=' ? value : operation(operator.text.slice(0, -1), variable, value) };
  }

  private range(): Node {
    const from = this.binary(0);
    const isExclusive = this.isOperator('...');
    if (!isExclusive && !this.isOperator('..')) return from;
    this.at++;
    return { type: 'range', from, to: this.binary(0), isExclusive };
  }

  private binary(level: number): Node {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    while (this.isKind('operator') && operators.includes(this.token.text)) {
      const name = this.next().text;
      this.skipNewlines();
      const right = this.binary(level + 1);
      left = operation(name, left, right);
      if (NO_CHAIN.has(name) && this.isKind('operator') && NO_CHAIN.has(this.token.text)) this.unexpected();
    }
    return left;
  }

  private unary(): Node {
    if (this.takeOperator('!')) return { type: 'not', value: asCondition(this.deeper(() => this.unary())) };
    if (this.isOperator('-')) {
      this.at++;
      const { kind } = this.token;
      // `-2 ** 2` and `-2.abs` are read in odd ways.
      if (kind !== 'integer' && kind !== 'float')
        return method(
          this.deeper(() => this.unary()),
          '-@',
        );
      const value = this.literalNumber();
      if (this.isOperator('**') || this.isOperator('.')) decline('a negative number in an operation');
      return { type: 'literal', value: -value as Value };
    }
    return this.power();
  }

  private power(): Node {
    const base = this.postfix();
    if (!this.takeOperator('**')) return base;
    return method(base, '**', [this.deeper(() => this.unary())]);
  }

  // Calls

  private postfix(): Node {
    let node = this.primary();
    for (;;) {
      if (this.isCallBehind()) node = this.call(node);
      else if (this.isOperator('[') && !this.token.isSpaced) node = this.index(node);
      else if (this.isOperator('[')) decline('an index, or an argument');
      else if (this.isOperator('::')) decline('a constant in another');
      else return node;
    }
  }

  /** A call goes on in the next line when that one begins with the dot. */
  private isCallBehind(): boolean {
    let at = this.at;
    while (this.tokens[at]?.kind === 'newline') at++;
    const token = this.tokens[at];
    if (token?.kind !== 'operator' || (token.text !== '.' && token.text !== '&.')) return false;
    this.at = at;
    return true;
  }

  private index(receiver: Node): Node {
    this.at++;
    const args = this.list(']');
    if (this.isOperator('=')) {
      this.at++;
      this.skipNewlines();
      return method(receiver, '[]=', [...args, this.argument()]);
    }
    if (this.isKind('operator') && ASSIGNMENTS.has(this.token.text)) decline('a change of an element');
    return method(receiver, '[]', args);
  }

  private call(receiver: Node): Node {
    const isSafe = this.next().text === '&.';
    this.skipNewlines();
    const { kind, text: name } = this.next();
    if (kind !== 'identifier') return decline('a call of an odd name');
    if (this.isOperator('(') && !this.token.isSpaced) {
      const { args, passed } = this.parenthesized();
      return { type: 'call', receiver, name, args, block: passed ?? this.block(), isSafe };
    }
    if (!this.beginsCommandArgument()) {
      const block = this.block();
      if (this.isKind('operator') && ASSIGNMENTS.has(this.token.text)) decline('an attribute that is set');
      return { type: 'call', receiver, name, args: [], block, isSafe };
    }
    const args = this.commandArguments();
    if ((this.isKeyword('do') && !this.isBeforeDo) || this.isOperator('{')) decline('a block behind an argument');
    return { type: 'call', receiver, name, args, block: undefined, isSafe };
  }

  /** `name argument`, where nothing else can be meant; declines what could. */
  private beginsCommandArgument(): boolean {
    const { kind, text, isSpaced } = this.token;
    if (!isSpaced) return false;
    if (ARGUMENT_KINDS.has(kind)) return true;
    if (kind === 'keyword') return ARGUMENT_KEYWORDS.has(text);
    if (kind !== 'operator') return false;
    const isClose = !(this.tokens[this.at + 1]?.isSpaced ?? true);
    if (text === '[') return true;
    if ((text === '(' || text === '!' || text === '->' || text === '~') && isSpaced) decline('an argument that begins with a sign');
    if (['-', '*', '&', '::', '+', '**', ':'].includes(text) && isClose) decline('an operator, or the beginning of an argument');
    return false;
  }

  private commandArguments(): readonly Node[] {
    const args = [this.argument()];
    while (this.takeOperator(',')) {
      this.skipNewlines();
      args.push(this.argument());
    }
    if (this.isOperator('=>')) decline('a hash without braces');
    return args;
  }

  /** Arguments in brackets, with a block that is given as `&:name`. */
  private parenthesized(): { readonly args: readonly Node[]; readonly passed: Block | undefined } {
    this.at++;
    let passed: Block | undefined;
    const args: Node[] = [];
    this.separated(')', () => {
      if (passed) this.unexpected();
      if (this.takeOperator('&')) passed = this.methodBlock();
      else args.push(this.item());
    });
    return { args, passed };
  }

  private list(closer: ']'): readonly Node[] {
    const items: Node[] = [];
    this.separated(closer, () => void items.push(this.item()));
    return items;
  }

  /** What stands between commas, up to the bracket. */
  private separated(closer: string, parse: () => void): void {
    for (;;) {
      this.skipNewlines();
      if (this.takeOperator(closer)) return;
      parse();
      this.skipNewlines();
      if (!this.takeOperator(',') && !this.isOperator(closer)) this.unexpected();
    }
  }

  private item(): Node {
    if (this.takeOperator('*')) return { type: 'splat', value: this.argument() };
    const node = this.argument();
    return this.isOperator('=>') ? decline('a hash without braces') : node;
  }

  /** Behind the `&` of `&:name`. */
  private methodBlock(): Block {
    const { kind, text: name } = this.next();
    if (kind !== 'symbol') decline('a block as an argument');
    const place = this.places++;
    return { parameters: [place], body: method({ type: 'variable', place }, name), own: [], hasNext: false };
  }

  private block(): Block | undefined {
    if (this.isKeyword('do') && !this.isBeforeDo) return this.blockUpTo('end');
    return this.isOperator('{') ? this.blockUpTo('}') : undefined;
  }

  private blockUpTo(closer: 'end' | '}'): Block {
    this.at++;
    const outer = { names: this.names, hasNext: this.hasNext, isBeforeDo: this.isBeforeDo };
    const names: Names = { places: new Map(), outer: this.names, own: [] };
    this.names = names;
    this.hasNext = false;
    this.isBeforeDo = false;
    this.skipNewlines();
    const parameters = this.takeOperator('|') ? this.parameters('|') : [];
    names.own.length = 0;
    const body = this.deeper(() => this.statements());
    const { hasNext } = this;
    Object.assign(this, outer);
    if (closer === 'end' ? !this.takeKeyword('end') : !this.takeOperator('}')) this.unexpected();
    return { parameters, body, own: names.own, hasNext };
  }

  private parameters(closer: '|' | ')'): readonly Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.takeOperator(closer)) {
      if (this.takeOperator('(')) parameters.push(this.parameters(')'));
      else if (this.isKind('identifier')) parameters.push(this.newName(this.next().text));
      else decline('a parameter of an odd kind');
      if (!this.takeOperator(',')) {
        if (!this.isOperator(closer)) decline('a parameter of an odd kind');
      } else if (this.isOperator(closer)) decline('a comma behind the last parameter');
    }
    return parameters;
  }

  // Values

  private primary(): Node {
    const token = this.next();
    switch (token.kind) {
      case 'text':
        return { type: 'text', text: this.texts[Number(token.text)] as string };
      case 'open':
        return this.output();
      case 'variable':
        return { type: 'variable', place: this.variables.indexOf(token.text) };
      case 'integer':
      case 'float':
        this.at--;
        return { type: 'literal', value: this.literalNumber() };
      case 'string':
        return this.string(token);
      case 'words':
        return { type: 'array', items: token.parts.map((word) => ({ type: 'literal', value: word as string })) };
      case 'symbol':
        return { type: 'literal', value: new RubySymbol(token.text) };
      case 'regexp':
        return { type: 'literal', value: pattern(token) };
      case 'constant':
        return this.isOperator('(') && !this.token.isSpaced
          ? this.functionCall(token.text)
          : { type: 'constant', name: token.text };
      case 'identifier':
        return this.identifier(token.text);
      case 'keyword':
        return this.keyword(token.text);
      case 'operator':
        return this.bracket(token.text);
      default:
        return this.unexpected();
    }
  }

  private output(): Node {
    const value = this.deeper(() => this.statements());
    if (this.next().kind !== 'close') this.unexpected();
    return { type: 'output', value };
  }

  private literalNumber(): bigint | number {
    const { kind, text } = this.next();
    return kind === 'integer' ? BigInt(text) : Number(text);
  }

  private string(token: Token): Node {
    if (this.isKind('string')) decline('texts side by side');
    if (token.parts.every((part) => typeof part === 'string')) return { type: 'literal', value: token.parts.join('') };
    const parts = token.parts.map(
      (part): Node => (typeof part === 'string' ? { type: 'literal', value: part } : this.within(part)),
    );
    return { type: 'string', parts };
  }

  /** The statements of an interpolation. */
  private within(tokens: readonly Token[]): Node {
    const outer = { tokens: this.tokens, at: this.at };
    this.tokens = tokens;
    this.at = 0;
    const node = this.deeper(() => this.statements());
    if (!this.isKind('end')) this.unexpected();
    Object.assign(this, outer);
    return node;
  }

  private identifier(name: string): Node {
    const place = this.placeOf(name);
    const isCall = this.isOperator('(') && !this.token.isSpaced;
    if (isCall) return this.functionCall(name);
    if (place !== undefined) return { type: 'variable', place };
    return name === 'scope' && !this.beginsCommandArgument() ? { type: 'scope' } : decline(`the name ${name}`);
  }

  private functionCall(name: string): Node {
    if (!FUNCTIONS.has(name)) decline(`the function ${name}`);
    const { args, passed } = this.parenthesized();
    if (passed) this.unexpected();
    return { type: 'call', receiver: undefined, name, args, block: undefined, isSafe: false };
  }

  private keyword(keyword: string): Node {
    switch (keyword) {
      case 'nil':
        return NIL;
      case 'true':
      case 'false':
        return { type: 'literal', value: keyword === 'true' };
      case 'if':
        return this.condition();
      case 'unless': {
        const { condition, whenTrue, whenFalse } = this.condition();
        return { type: 'if', condition, whenTrue: whenFalse, whenFalse: whenTrue };
      }
      case 'case':
        return this.cases();
      case 'for':
        return this.loop();
      case 'defined?':
        return this.definedVariable();
      case 'next':
        return this.nextOne();
      default:
        return decline(`the keyword ${keyword}`);
    }
  }

  /** Behind `if`, `elsif` and `unless`. */
  private condition(): Extract<Node, { type: 'if' }> {
    const condition = asCondition(this.deeper(() => this.expression()));
    this.behindCondition();
    const whenTrue = this.deeper(() => this.statements());
    if (this.takeKeyword('elsif')) return { type: 'if', condition, whenTrue, whenFalse: this.deeper(() => this.condition()) };
    const whenFalse = this.takeKeyword('else') ? this.deeper(() => this.statements()) : NIL;
    this.expectEnd();
    return { type: 'if', condition, whenTrue, whenFalse };
  }

  private behindCondition(): void {
    const isNewline = this.isKind('newline');
    this.skipNewlines();
    if (!this.takeKeyword('then') && !isNewline) this.unexpected();
  }

  private cases(): Node {
    if (this.isKind('newline')) decline('a case without a value');
    const subject = this.deeper(() => this.expression());
    this.skipNewlines();
    const branches: Branch[] = [];
    while (this.takeKeyword('when')) {
      const patterns = this.commandArguments();
      this.behindCondition();
      branches.push({ patterns, body: this.deeper(() => this.statements()) });
    }
    if (branches.length === 0) this.unexpected();
    const otherwise = this.takeKeyword('else') ? this.deeper(() => this.statements()) : NIL;
    this.expectEnd();
    return { type: 'case', subject, branches, otherwise };
  }

  /** `for a, b in list do`: its variables are those of the code around. */
  private loop(): Node {
    const parameters: Parameter[] = [];
    do {
      if (!this.isKind('identifier')) decline('a loop over an odd variable');
      parameters.push(this.declared(this.next().text));
    } while (this.takeOperator(','));
    if (!this.takeKeyword('in')) this.unexpected();
    const { isBeforeDo } = this;
    this.isBeforeDo = true;
    const receiver = this.deeper(() => this.expression());
    this.isBeforeDo = isBeforeDo;
    if (!this.takeKeyword('do') && !this.isKind('newline')) this.unexpected();
    const before = this.hasNext;
    this.hasNext = false;
    const body = this.deeper(() => this.statements());
    const { hasNext } = this;
    this.hasNext = before;
    this.expectEnd();
    return { type: 'call', receiver, name: 'each', args: [], block: { parameters, body, own: [], hasNext }, isSafe: false };
  }

  private definedVariable(): Node {
    const isList = this.takeOperator('(');
    const { kind, text } = this.next();
    if (kind !== 'variable' || (isList && !this.takeOperator(')'))) decline('a question what is defined');
    const variable: Node = { type: 'variable', place: this.variables.indexOf(text) };
    const isNil = method(variable, 'nil?');
    return { type: 'if', condition: isNil, whenTrue: NIL, whenFalse: { type: 'literal', value: 'instance-variable' } };
  }

  private nextOne(): Node {
    if (this.hasNext === undefined) decline('a next outside of blocks');
    this.hasNext = true;
    const { kind, text } = this.token;
    const isAlone = this.isKind('newline') || this.endsStatements() || (kind === 'keyword' && MODIFIERS.has(text));
    return { type: 'next', value: isAlone ? NIL : this.argument() };
  }

  private bracket(bracket: string): Node {
    if (bracket === '(') {
      const node = this.deeper(() => this.statements());
      return this.takeOperator(')') ? node : this.unexpected();
    }
    if (bracket === '[') return { type: 'array', items: this.list(']') };
    return bracket === '{' ? this.hash() : this.unexpected();
  }

  private hash(): Node {
    const pairs: (readonly [Node, Node])[] = [];
    this.separated('}', () => {
      const key = this.argument();
      this.skipNewlines();
      if (!this.takeOperator('=>')) this.unexpected();
      this.skipNewlines();
      pairs.push([key, this.argument()]);
    });
    return { type: 'hash', pairs };
  }

  // Names

  private placeOf(name: string): number | undefined {
    for (let names: Names | undefined = this.names; names; names = names.outer) {
      const place = names.places.get(name);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  private declared(name: string): number {
    return this.placeOf(name) ?? this.newName(name);
  }

  private newName(name: string): number {
    const place = this.places++;
    this.names.places.set(name, place);
    this.names.own.push(place);
    return place;
  }

  // Tokens

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }
  private next(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.at++;
    return token;
  }
  private skipNewlines(): void {
    while (this.isKind('newline')) this.at++;
  }
  private isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }
  private isOperator(text: string): boolean {
    return this.isKind('operator') && this.token.text === text;
  }
  private isKeyword(text: string): boolean {
    return this.isKind('keyword') && this.token.text === text;
  }
  private takeOperator(text: string): boolean {
    const is = this.isOperator(text);
    if (is) this.at++;
    return is;
  }
  private takeKeyword(text: string): boolean {
    const is = this.isKeyword(text);
    if (is) this.at++;
    return is;
  }
  private expectEnd(): void {
    if (!this.takeKeyword('end')) this.unexpected();
  }
  private unexpected(): never {
    return decline(`the unexpected ${this.token.kind} ${this.token.text}`);
  }
  private deeper<T>(parse: () => T): T {
    if (++this.depth > MOST_LEVELS) decline('too many levels');
    const result = parse();
    this.depth--;
    return result;
  }
}

function method(receiver: Node, name: string, args: readonly Node[] = []): Node {
  return { type: 'call', receiver, name, args, block: undefined, isSafe: false };
}

function operation(name: string, left: Node, right: Node): Node {
  if (name === '&&') return { type: 'and', left, right };
  if (name === '||') return { type: 'or', left, right };
  if (name === '!=' || name === '!~') return { type: 'not', value: method(left, name === '!=' ? '==' : '=~', [right]) };
  return method(left, name, [right]);
}

/** A range or a pattern that stands in a condition itself means something else there. */
function asCondition(node: Node): Node {
  if (node.type === 'range' || (node.type === 'literal' && node.value instanceof PuppetRegexp))
    decline('a range or pattern as a condition');
  if (node.type === 'and' || node.type === 'or') for (const side of [node.left, node.right]) asCondition(side);
  return node;
}

function pattern({ text, parts: [options] }: Token): PuppetRegexp {
  const has = (option: string) => (options as string).includes(option);
  const regexp = new PuppetRegexp(text, { ignoreCase: has('i'), multiline: has('m'), extended: has('x') });
  try {
    regexp.compile();
  } catch {
    decline('a pattern that Ruby refuses');
  }
  return regexp;
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
