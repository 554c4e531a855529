/**
 * Tokens to a tree, for the part of Ruby's grammar that templates are written in. Declines everything else, and whatever could be read in two ways.
 *
 * Ruby: parse.y
 */
import { RubySymbol } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { type Block, type Branch, NIL, type Node, type Parameter, type Tree } from './ast.ts';
import { asCondition, method, pattern, valued } from './build.ts';
import { tokensOf } from './lexer.ts';
import { OperatorParser } from './operators.ts';
import type { ErbScript } from './script.ts';
import type { Token } from './tokens.ts';

const MODIFIERS: ReadonlySet<string> = new Set(['if', 'unless']);
/** Keywords behind an expression. */
const ENDING: ReadonlySet<string> = new Set([...MODIFIERS, 'and', 'or', 'then', 'do']);

export function parseScript({ code, texts }: ErbScript): Tree {
  return new Parser(tokensOf(code), texts).tree();
}

class Parser extends OperatorParser {
  private readonly texts: readonly string[];
  /** Whether the block around has been left by `next`; undefined outside of blocks. */
  private hasNext: boolean | undefined;

  constructor(tokens: readonly Token[], texts: readonly string[]) {
    super(tokens);
    this.texts = texts;
    this.hasNext = undefined;
  }

  tree(): Tree {
    const body = this.statements();
    if (!this.isKind('end')) this.unexpected();
    return { body, variables: this.names.ofTemplate, places: this.names.places };
  }

  /** Up to something that ends them. */
  private statements(): Node {
    const nodes: Node[] = [];
    for (;;) {
      this.skipEnds();
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

  private endsExpression(): boolean {
    return this.isKind('newline') || this.endsStatements() || (this.isKind('keyword') && ENDING.has(this.token.text));
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
      left = { type, left: valued(left), right: this.negation() };
    }
    return left;
  }

  private negation(): Node {
    if (this.takeKeyword('next')) return this.nextOne();
    const isOperator = this.isKeyword('not') && !this.isNotInBrackets();
    if (!isOperator) return this.withCommands(true, () => this.argument());
    this.at++;
    const value = valued(this.deeper(() => this.negation()));
    // Ruby takes no more than one in brackets behind a space.
    return value.type === 'sequence' ? decline('a negation of several statements') : { type: 'not', value: asCondition(value) };
  }

  /** `not(a)`, which binds like a call. */
  private isNotInBrackets(): boolean {
    const after = this.tokens[this.at + 1];
    return after?.kind === 'operator' && after.text === '(' && !after.isSpaced;
  }

  protected override block(): Block | undefined {
    if (this.isKeyword('do') && !this.isBeforeDo) return this.blockUpTo('end');
    return this.isOperator('{') ? this.blockUpTo('}') : undefined;
  }

  private blockUpTo(closer: 'end' | '}'): Block {
    this.at++;
    const outer = { hasNext: this.hasNext, isBeforeDo: this.isBeforeDo };
    this.hasNext = false;
    this.isBeforeDo = false;
    this.skipNewlines();
    const [parameters, body, own] = this.names.withinBlock(
      () => (this.takeOperator('|') ? this.parameters('|') : []),
      () => this.deeper(() => this.statements()),
    );
    const { hasNext } = this;
    Object.assign(this, outer);
    if (closer === 'end' ? !this.takeKeyword('end') : !this.takeOperator('}')) this.unexpected();
    return { parameters, body, own, hasNext, isMethod: false };
  }

  private parameters(closer: '|' | ')'): readonly Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.takeOperator(closer)) {
      if (this.takeOperator('(')) parameters.push(this.parameters(')'));
      else if (this.isKind('identifier')) parameters.push(this.names.addParameter(this.next().text));
      else decline('a parameter of an odd kind');
      if (!this.takeOperator(',')) {
        if (!this.isOperator(closer)) decline('a parameter of an odd kind');
      } else if (this.isOperator(closer)) decline('a comma behind the last parameter');
    }
    return parameters;
  }

  protected override primary(): Node {
    const token = this.next();
    switch (token.kind) {
      case 'text':
        return { type: 'text', text: this.texts[Number(token.text)] as string };
      case 'open':
        return this.output();
      case 'variable':
        return { type: 'variable', place: this.names.ofVariable(token.text) };
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
    return { type: 'output', value: valued(value) };
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
    return valued(node);
  }

  private identifier(name: string): Node {
    const place = this.names.find(name);
    const isCall = this.isOperator('(') && !this.token.isSpaced;
    if (isCall) return this.functionCall(name);
    if (place !== undefined) return { type: 'variable', place };
    return name === 'scope' && !this.beginsCommandArgument() ? { type: 'scope' } : decline(`the name ${name}`);
  }

  private functionCall(name: string): Node {
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
        const { condition, whenTrue, whenFalse } = this.condition(false);
        return { type: 'if', condition, whenTrue: whenFalse, whenFalse: whenTrue };
      }
      case 'not':
        return this.negatedInBrackets();
      case 'case':
        return this.cases();
      case 'for':
        return this.loop();
      case 'defined?':
        return this.definedVariable();
      default:
        return decline(`the keyword ${keyword}`);
    }
  }

  private negatedInBrackets(): Node {
    if (!this.isOperator('(') || this.token.isSpaced) this.unexpected();
    this.at++;
    return { type: 'not', value: asCondition(this.bracket('(')) };
  }

  /** Behind `if`, `elsif` and `unless`. */
  private condition(mayGoOn = true): Extract<Node, { type: 'if' }> {
    const condition = asCondition(valued(this.deeper(() => this.expression())));
    this.behindCondition();
    const whenTrue = this.deeper(() => this.statements());
    if (mayGoOn && this.takeKeyword('elsif'))
      return { type: 'if', condition, whenTrue, whenFalse: this.deeper(() => this.condition()) };
    const whenFalse = this.takeKeyword('else') ? this.deeper(() => this.statements()) : NIL;
    this.expectEnd();
    return { type: 'if', condition, whenTrue, whenFalse };
  }

  private behindCondition(): void {
    const isNewline = this.isKind('newline');
    this.skipEnds();
    if (!this.takeKeyword('then') && !isNewline) this.unexpected();
  }

  private cases(): Node {
    if (this.isKind('newline')) decline('a case without a value');
    const subject = valued(this.deeper(() => this.expression()));
    this.skipEnds();
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
      parameters.push(this.names.declare(this.next().text));
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
    return {
      type: 'call',
      receiver,
      name: 'each',
      args: [],
      block: { parameters, body, own: [], hasNext, isMethod: false },
      isSafe: false,
    };
  }

  private definedVariable(): Node {
    if (this.isOperator('(') && this.token.isSpaced) decline('a question whether an expression is defined');
    const isList = this.takeOperator('(');
    const { kind, text } = this.next();
    if (kind !== 'variable' || (isList && !this.takeOperator(')'))) decline('a question what is defined');
    if (!isList && !this.endsExpression()) decline('a question whether an expression is defined');
    const variable: Node = { type: 'variable', place: this.names.ask(text) };
    const isNil = method(variable, 'nil?');
    return { type: 'if', condition: isNil, whenTrue: NIL, whenFalse: { type: 'literal', value: 'instance-variable' } };
  }

  /** Behind `next`. */
  private nextOne(): Node {
    if (this.hasNext === undefined) decline('a next outside of blocks');
    this.hasNext = true;
    return { type: 'next', value: this.endsExpression() ? NIL : this.operand() };
  }

  private bracket(bracket: string): Node {
    if (bracket === '(') {
      const node = valued(this.deeper(() => this.statements()));
      return this.takeOperator(')') ? node : this.unexpected();
    }
    if (bracket === '[') return { type: 'array', items: this.list(']') };
    return bracket === '{' ? this.hash() : this.unexpected();
  }

  private hash(): Node {
    const pairs: (readonly [Node, Node])[] = [];
    this.separated('}', () => {
      const key = this.operand();
      this.skipNewlines();
      if (!this.takeOperator('=>')) this.unexpected();
      this.skipNewlines();
      pairs.push([key, this.operand()]);
    });
    return { type: 'hash', pairs };
  }
}
