/**
 * PQL, the text form of PuppetDB's queries:
 *
 *     query     = entity [ "[" columns "]" ] "{" [ or ] { "limit" n | "offset" n | "order by" fields | "group by" fields } "}"
 *     or        = and { "or" and }        and = unary { "and" unary }        unary = "!" unary | "(" or ")" | predicate
 *     predicate = query | field ( operator value | "is" [ "not" ] "null" | "in" ( values | query ) )
 */
import type { Data } from '../../types/index.ts';
import { queryError } from './error.ts';
import { type Token, tokensOf } from './lexer.ts';
import {
  AGGREGATES,
  type Aggregate,
  COMPARISONS,
  type Column,
  type Comparison,
  type Condition,
  type Field,
  type Order,
  type Query,
} from './query.ts';

/** Deeper than anyone writes, and not as deep as the machine's stack. */
const MAX_DEPTH = 200;

/** The query that the text says; throws PuppetError with the place where it is none. */
export function parsePql(text: string): Query {
  const parser = new PqlParser(tokensOf(text));
  return parser.whole();
}

interface Clauses {
  groupBy: readonly Field[];
  orderBy: readonly Order[];
  limit: number | undefined;
  offset: number;
}

class PqlParser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Query {
    const query = this.query();
    if (this.token.kind !== 'end') throw this.unexpected('the end');
    return query;
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private query(): Query {
    const { text: entity, place } = this.name('an entity like resources');
    const columns = this.accept('[') ? this.list(() => this.column(), ']') : [];
    this.expect('{');
    const condition = this.atClause() || this.isSign('}') ? undefined : this.or();
    const clauses = this.clauses();
    this.expect('}');
    return { entity, place, columns, condition, ...clauses };
  }

  private column(): Column {
    const next = this.tokens[this.at + 1];
    if (this.token.kind !== 'name' || next?.text !== '(' || next.kind !== 'sign') return this.field();
    const { text, place } = this.token;
    if (!AGGREGATES.includes(text)) {
      throw queryError(`the function '${text}' is not supported`, place, `There are ${AGGREGATES.join(', ')}`);
    }
    this.at += 2;
    const field = this.isSign(')') ? undefined : this.field();
    this.expect(')');
    return { aggregate: text as Aggregate, field };
  }

  private field(): Field {
    const { text, place } = this.name('a field');
    const path = [text];
    while (this.accept('.')) {
      const { kind, text: part } = this.token;
      if (kind === 'sign' || kind === 'end') throw this.unexpected('a name after the dot');
      path.push(part);
      this.at++;
    }
    return { path, place };
  }

  // --- Conditions ---------------------------------------------------------------------------------------------------

  private or(): Condition {
    if (++this.depth > MAX_DEPTH) throw queryError('conditions are nested too deeply', this.token.place);
    const condition = this.joined('or', () => this.joined('and', () => this.unary()));
    this.depth--;
    return condition;
  }

  private joined(kind: 'and' | 'or', operand: () => Condition): Condition {
    const operands = [operand()];
    while (this.acceptName(kind)) operands.push(operand());
    return operands.length === 1 ? (operands[0] as Condition) : { kind, operands };
  }

  private unary(): Condition {
    if (this.accept('!')) {
      if (++this.depth > MAX_DEPTH) throw queryError('conditions are nested too deeply', this.token.place);
      const operand = this.unary();
      this.depth--;
      return { kind: 'not', operand };
    }
    if (!this.accept('(')) return this.predicate();
    const condition = this.or();
    this.expect(')');
    return condition;
  }

  private predicate(): Condition {
    if (this.isSign('[')) {
      this.at++;
      const fields = this.list(() => this.field(), ']');
      if (!this.acceptName('in')) throw this.unexpected("'in'");
      return this.inCondition(fields);
    }
    if (this.isSubquery()) return { kind: 'subquery', query: this.query() };
    const field = this.field();
    if (this.acceptName('in')) return this.inCondition([field]);
    if (this.acceptName('is')) {
      const isNull = !this.acceptName('not');
      if (!this.acceptName('null')) throw this.unexpected("'null'");
      return { kind: 'null', field, isNull };
    }
    const operator = COMPARISONS.find((one) => this.isSign(one));
    if (operator === undefined) throw this.unexpected(`one of ${COMPARISONS.join(' ')} in is`);
    this.at++;
    return { kind: 'compare', operator: operator as Comparison, field, value: this.value() };
  }

  /** `resources {` and `resources[certname] {`, of which no field has the form. */
  private isSubquery(): boolean {
    const next = this.tokens[this.at + 1];
    return this.token.kind === 'name' && next?.kind === 'sign' && (next.text === '{' || next.text === '[');
  }

  private inCondition(fields: readonly Field[]): Condition {
    if (!this.isSign('[')) return { kind: 'in', fields, rows: this.query() };
    const values = this.value() as readonly Data[];
    return {
      kind: 'in',
      fields,
      rows: fields.length === 1 ? values.map((value) => [value]) : (values as readonly (readonly Data[])[]),
    };
  }

  private value(): Data {
    const { kind, text } = this.token;
    if (this.accept('[')) return this.list(() => this.value(), ']');
    const value = kind === 'text' ? text : kind === 'number' ? numberOf(text) : kind === 'name' ? WORDS.get(text) : undefined;
    if (value === undefined) throw this.unexpected('a text in quotes, a number, true, false, null or a list');
    this.at++;
    return value;
  }

  // --- What follows the condition -----------------------------------------------------------------------------------

  private clauses(): Clauses {
    const clauses: Clauses = { groupBy: [], orderBy: [], limit: undefined, offset: 0 };
    while (this.atClause()) {
      if (this.acceptName('limit')) clauses.limit = this.count();
      else if (this.acceptName('offset')) clauses.offset = this.count();
      else if (this.acceptName('order')) clauses.orderBy = this.by(() => this.order());
      else if (this.acceptName('group')) clauses.groupBy = this.by(() => this.field());
    }
    return clauses;
  }

  /** A field may have the name of a clause: what follows decides. */
  private atClause(): boolean {
    const next = this.tokens[this.at + 1];
    if (this.token.kind !== 'name' || next === undefined) return false;
    if (this.token.text === 'limit' || this.token.text === 'offset') return next.kind === 'number';
    return (this.token.text === 'order' || this.token.text === 'group') && next.kind === 'name' && next.text === 'by';
  }

  private by<T>(item: () => T): readonly T[] {
    this.at++;
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  private order(): Order {
    const field = this.field();
    const isDescending = this.acceptName('desc');
    if (!isDescending) this.acceptName('asc');
    return { field, isDescending };
  }

  private count(): number {
    const { kind, text } = this.token;
    if (kind !== 'number' || !/^\d+$/.test(text)) throw this.unexpected('a whole number');
    this.at++;
    return Number(text);
  }

  // --- Tokens -------------------------------------------------------------------------------------------------------

  private list<T>(item: () => T, end: string): readonly T[] {
    const items: T[] = [];
    if (++this.depth > MAX_DEPTH) throw queryError('lists are nested too deeply', this.token.place);
    while (!this.isSign(end)) {
      items.push(item());
      if (!this.accept(',')) break;
    }
    this.depth--;
    this.expect(end);
    return items;
  }

  private isSign(text: string): boolean {
    return this.token.kind === 'sign' && this.token.text === text;
  }

  private accept(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.at++;
    return true;
  }

  private acceptName(name: string): boolean {
    if (this.token.kind !== 'name' || this.token.text !== name) return false;
    this.at++;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw this.unexpected(`'${sign}'`);
  }

  private name(what: string): Token {
    const { token } = this;
    if (token.kind !== 'name') throw this.unexpected(what);
    this.at++;
    return token;
  }

  private unexpected(wanted: string): Error {
    const { kind, text, place } = this.token;
    return queryError(`${kind === 'end' ? 'the query ends' : `there is '${text}'`} where ${wanted} is expected`, place);
  }
}

const WORDS: ReadonlyMap<string, Data> = new Map<string, Data>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function numberOf(text: string): Data {
  return /^-?\d+$/.test(text) ? BigInt(text) : Number(text);
}
