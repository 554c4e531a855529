/** Operators and calls. */

import type { Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import type { Block, Node } from './ast.ts';
import { asCondition, method, operation } from './build.ts';
import { Cursor } from './cursor.ts';
import { Names } from './names.ts';
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

export abstract class OperatorParser extends Cursor {
  protected readonly names: Names;
  /** Whether `do` belongs to a loop around. */
  protected isBeforeDo = false;

  constructor(tokens: readonly Token[]) {
    super(tokens);
    this.names = new Names(tokens);
  }

  /** Whether a call may have its arguments without brackets: not where it is part of an operation. */
  private mayBeCommand = false;

  /** What stands on its own. */
  protected abstract primary(): Node;
  protected abstract block(): Block | undefined;

  protected argument(): Node {
    return this.deeper(() => {
      const assigned = this.assignment();
      if (assigned) return assigned;
      const condition = this.range();
      if (!this.takeOperator('?')) return condition;
      this.skipNewlines();
      const whenTrue = this.operand();
      this.skipNewlines();
      if (!this.takeOperator(':')) this.unexpected();
      this.skipNewlines();
      return { type: 'if', condition: asCondition(condition), whenTrue, whenFalse: this.operand() };
    });
  }

  /** A part of an operation, or of a list. */
  protected operand(): Node {
    return this.withCommands(false, () => this.argument());
  }

  protected withCommands<T>(mayBe: boolean, parse: () => T): T {
    const before = this.mayBeCommand;
    this.mayBeCommand = mayBe;
    const parsed = parse();
    this.mayBeCommand = before;
    return parsed;
  }

  protected assignment(): Node | undefined {
    const { kind, text: name } = this.token;
    const operator = this.tokens[this.at + 1];
    if ((kind !== 'identifier' && kind !== 'variable') || operator?.kind !== 'operator' || !ASSIGNMENTS.has(operator.text))
      return undefined;
    this.at += 2;
    this.skipNewlines();
    const place = kind === 'variable' ? this.names.assign(name) : this.names.declare(name);
    const variable: Node = { type: 'variable', place };
    const value = this.argument();
    if (this.isOperator(',')) decline('several values in an assignment');
    return { type: 'assign', place, value: operator.text === '=' ? value : operation(operator.text.slice(0, -1), variable, value) };
  }

  protected range(): Node {
    const from = this.binary(0);
    const isExclusive = this.isOperator('...');
    if (!isExclusive && !this.isOperator('..')) return from;
    this.at++;
    return { type: 'range', from, to: this.withCommands(false, () => this.binary(0)), isExclusive };
  }

  protected binary(level: number): Node {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    while (this.isKind('operator') && operators.includes(this.token.text)) {
      const name = this.next().text;
      this.skipNewlines();
      const right = this.withCommands(false, () => this.binary(level + 1));
      left = operation(name, left, right);
      if (NO_CHAIN.has(name) && this.isKind('operator') && NO_CHAIN.has(this.token.text)) this.unexpected();
    }
    return left;
  }

  protected unary(): Node {
    if (this.takeOperator('!')) return { type: 'not', value: asCondition(this.deeper(() => this.unary())) };
    if (this.isOperator('-')) {
      this.at++;
      const { kind } = this.token;
      // `-2 ** 2` and `-2.abs` are read in odd ways.
      if (kind !== 'integer' && kind !== 'float')
        return method(
          this.deeper(() => this.withCommands(false, () => this.unary())),
          '-@',
        );
      const value = this.literalNumber();
      if (this.isOperator('**') || this.isOperator('.')) decline('a negative number in an operation');
      return { type: 'literal', value: -value as Value };
    }
    return this.power();
  }

  protected literalNumber(): bigint | number {
    const { kind, text } = this.next();
    return kind === 'integer' ? BigInt(text) : Number(text);
  }

  protected power(): Node {
    const base = this.postfix();
    if (!this.takeOperator('**')) return base;
    return method(base, '**', [this.withCommands(false, () => this.deeper(() => this.unary()))]);
  }

  protected postfix(): Node {
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
  protected isCallBehind(): boolean {
    const at = this.isKind('newline') && this.token.text === '\n' ? this.at + 1 : this.at;
    const token = this.tokens[at];
    if (token?.kind !== 'operator' || (token.text !== '.' && token.text !== '&.')) return false;
    this.at = at;
    return true;
  }

  protected index(receiver: Node): Node {
    this.at++;
    const args = this.list(']');
    if (this.isOperator('=')) {
      this.at++;
      this.skipNewlines();
      return method(receiver, '[]=', [...args, this.operand()]);
    }
    if (this.isKind('operator') && ASSIGNMENTS.has(this.token.text)) decline('a change of an element');
    return method(receiver, '[]', args);
  }

  protected call(receiver: Node): Node {
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
  protected beginsCommandArgument(): boolean {
    const { kind, text, isSpaced } = this.token;
    if (!isSpaced) return false;
    const begins = this.beginsArgument(kind, text);
    return begins && !this.mayBeCommand ? decline('arguments without brackets in an operation') : begins;
  }

  private beginsArgument(kind: TokenKind, text: string): boolean {
    if (ARGUMENT_KINDS.has(kind)) return true;
    if (kind === 'keyword') return ARGUMENT_KEYWORDS.has(text);
    if (kind !== 'operator') return false;
    const isClose = !(this.tokens[this.at + 1]?.isSpaced ?? true);
    if (text === '[') return true;
    if (text === '(' || text === '!' || text === '->' || text === '~') decline('an argument that begins with a sign');
    if (['-', '*', '&', '::', '+', '**', ':'].includes(text) && isClose) decline('an operator, or the beginning of an argument');
    return false;
  }

  protected commandArguments(): readonly Node[] {
    const args = [this.operand()];
    while (this.takeOperator(',')) {
      this.skipNewlines();
      args.push(this.operand());
    }
    if (this.isOperator('=>')) decline('a hash without braces');
    return args;
  }

  /** Arguments in brackets, with a block that is given as `&:name`. */
  protected parenthesized(): { readonly args: readonly Node[]; readonly passed: Block | undefined } {
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

  protected list(closer: ']'): readonly Node[] {
    const items: Node[] = [];
    this.separated(closer, () => void items.push(this.item()));
    return items;
  }

  /** What stands between commas, up to the bracket. */
  protected separated(closer: string, parse: () => void): void {
    for (;;) {
      this.skipNewlines();
      if (this.takeOperator(closer)) return;
      parse();
      if (this.takeOperator(',')) continue;
      this.skipNewlines();
      if (!this.isOperator(closer)) this.unexpected();
    }
  }

  protected item(): Node {
    if (this.takeOperator('*')) return { type: 'splat', value: this.operand() };
    const node = this.operand();
    return this.isOperator('=>') ? decline('a hash without braces') : node;
  }

  /** Behind the `&` of `&:name`. */
  protected methodBlock(): Block {
    const { kind, text: name } = this.next();
    if (kind !== 'symbol') decline('a block as an argument');
    const place = this.names.unnamed();
    return { parameters: [place], body: method({ type: 'variable', place }, name), own: [], hasNext: false, isMethod: true };
  }
}
