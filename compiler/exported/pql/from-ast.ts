/** The AST form of PuppetDB's queries: `["from", "resources", ["extract", ["certname"], CONDITION], ["limit", 1]]`. */
import type { Data } from '../../types/index.ts';
import { queryError, unknownName } from './error.ts';
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

type Node = readonly Data[];

/** Deeper than anyone writes, and not as deep as the machine's stack. */
const MAX_DEPTH = 200;

const CLAUSES = ['limit', 'offset', 'order_by'];
const CONDITIONS = [...COMPARISONS, 'and', 'or', 'not', 'in', 'null?', 'subquery'];

/** The query that the list says; throws PuppetError where it is none. */
export function queryFromAst(data: Data): Query {
  return queryAt(data, []);
}

/** Indexes from the outermost list inwards. */
type Path = readonly number[];

function placeOf(path: Path): string {
  return path.length === 0 ? 'in the query itself' : `at ${path.map((index) => `[${index}]`).join('')} of the query`;
}

function listAt(data: Data, path: Path, what: string): Node {
  if (path.length > MAX_DEPTH) throw queryError('conditions are nested too deeply', 'in the query itself');
  if (!Array.isArray(data)) throw queryError(`${what} must be a list`, placeOf(path));
  return data as Node;
}

function textAt(data: Data | undefined, path: Path, what: string): string {
  if (typeof data !== 'string') throw queryError(`${what} must be a text`, placeOf(path));
  return data;
}

function queryAt(data: Data, path: Path): Query {
  const list = listAt(data, path, 'a query');
  if (list[0] !== 'from')
    throw queryError(`a query begins with "from", and not with ${JSON.stringify(list[0]) ?? 'nothing'}`, placeOf(path));
  const entity = textAt(list[1], [...path, 1], 'the entity');
  const query: { -readonly [K in keyof Query]: Query[K] } = { ...EMPTY, entity, place: placeOf([...path, 1]) };
  for (const [offset, item] of list.slice(2).entries()) {
    const at = [...path, offset + 2];
    const part = listAt(item, at, 'a part of a query');
    if (typeof part[0] === 'string' && CLAUSES.includes(part[0])) addClause(query, part, at);
    else if (part[0] === 'extract') Object.assign(query, extractAt(part, at));
    else if (offset === 0) query.condition = conditionAt(part, at);
    else throw unknownName('clause', String(part[0]), CLAUSES, placeOf(at));
  }
  return query;
}

const EMPTY = { columns: [], condition: undefined, groupBy: [], orderBy: [], limit: undefined, offset: 0 };

function addClause(query: { -readonly [K in keyof Query]: Query[K] }, [name, value]: Node, path: Path): void {
  if (name === 'order_by') {
    query.orderBy = listAt(value ?? null, [...path, 1], 'the order').map((item, index) => orderAt(item, [...path, 1, index]));
    return;
  }
  const count = Number(value);
  if ((typeof value !== 'bigint' && typeof value !== 'number') || count < 0 || !Number.isInteger(count)) {
    throw queryError(`"${name}" needs a whole number`, placeOf(path));
  }
  if (name === 'limit') query.limit = count;
  else query.offset = count;
}

function orderAt(data: Data, path: Path): Order {
  if (!Array.isArray(data) || data[0] === 'parameter' || data[0] === 'fact')
    return { field: fieldAt(data, path), isDescending: false };
  return { field: fieldAt(data[0] as Data, [...path, 0]), isDescending: data[1] === 'desc' };
}

type Extract = Pick<Query, 'columns' | 'condition' | 'groupBy'>;

function extractAt(list: Node, path: Path): Extract {
  const columns = listOf(list[1]).map((item, index) => columnAt(item, [...path, 1, index]));
  let condition: Condition | undefined;
  let groupBy: readonly Field[] = [];
  for (const [offset, item] of list.slice(2).entries()) {
    const at = [...path, offset + 2];
    const part = listAt(item, at, 'a condition');
    if (part[0] === 'group_by') groupBy = part.slice(1).map((field, index) => fieldAt(field, [...at, index + 1]));
    else if (part.length > 0) condition = conditionAt(part, at);
  }
  return { columns, condition, groupBy };
}

/** One field may stand for a list of one. */
function listOf(data: Data | undefined): Node {
  if (data === undefined) return [];
  return Array.isArray(data) && data[0] !== 'function' && data[0] !== 'parameter' && data[0] !== 'fact' ? (data as Node) : [data];
}

function columnAt(data: Data, path: Path): Column {
  if (!Array.isArray(data) || data[0] !== 'function') return fieldAt(data, path);
  const name = textAt(data[1] as Data | undefined, path, 'a function');
  if (!AGGREGATES.includes(name)) throw unknownName('function', name, AGGREGATES, placeOf(path));
  return { aggregate: name as Aggregate, field: data[2] === undefined ? undefined : fieldAt(data[2] as Data, path) };
}

/** `"facts.os.family"`, `["parameter", "ensure"]`, `["fact", "kernel"]`, `["node", "active"]`. */
function fieldAt(data: Data, path: Path): Field {
  const place = placeOf(path);
  if (typeof data === 'string') return { path: pathOf(data), place };
  const [kind, name] = listAt(data, path, 'a field');
  if (typeof name === 'string' && kind === 'parameter') return { path: ['parameters', name], place };
  if (typeof name === 'string' && kind === 'fact') return { path: ['facts', name], place };
  throw queryError(`a field is a text, ["parameter", NAME] or ["fact", NAME], and not ${JSON.stringify([kind, name])}`, place);
}

/** Names between dots; one in quotes may hold dots. */
function pathOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|([^.]+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
}

function conditionAt(data: Data, path: Path): Condition {
  const list = listAt(data, path, 'a condition');
  const operator = textAt(list[0], [...path, 0], 'an operator');
  const at = (index: number): Path => [...path, index];
  switch (operator) {
    case 'and':
    case 'or':
      return { kind: operator, operands: list.slice(1).map((item, index) => conditionAt(item, at(index + 1))) };
    case 'not':
      return { kind: 'not', operand: conditionAt(list[1] ?? null, at(1)) };
    case 'null?':
      return { kind: 'null', field: fieldAt(list[1] ?? null, at(1)), isNull: list[2] !== false };
    case 'in':
      return inAt(list, path);
    case 'subquery':
      return { kind: 'subquery', query: queryAt(['from', list[1] ?? null, ...(list[2] ? [list[2]] : [])], path) };
    default:
      if (!COMPARISONS.includes(operator as Comparison)) throw unknownName('operator', operator, CONDITIONS, placeOf(at(0)));
      if (list.length !== 3) throw queryError(`'${operator}' takes a field and a value`, placeOf(path));
      return { kind: 'compare', operator: operator as Comparison, field: fieldAt(list[1] as Data, at(1)), value: list[2] as Data };
  }
}

/** `["in", FIELDS, ["array", VALUES]]`, `["in", FIELDS, QUERY]` and the older `["in", FIELDS, ["extract", FIELDS, ["select_ENTITY", CONDITION]]]`. */
function inAt([, left, right]: Node, path: Path): Condition {
  const fields = listOf(left).map((item, index) => fieldAt(item, [...path, 1, index]));
  const list = listAt(right ?? null, [...path, 2], 'what follows "in"');
  if (list[0] === 'array') {
    const values = listAt(list[1] ?? null, [...path, 2, 1], 'an array');
    return {
      kind: 'in',
      fields,
      rows: fields.length === 1 ? values.map((value) => [value]) : (values as readonly (readonly Data[])[]),
    };
  }
  if (list[0] === 'from') return { kind: 'in', fields, rows: queryAt(list, [...path, 2]) };
  const select = list[0] === 'extract' ? listAt(list[2] ?? null, [...path, 2, 2], 'a subquery') : [];
  const entity = /^select_(\w+)$/.exec(String(select[0]))?.[1];
  if (entity === undefined)
    throw queryError('after "in" comes ["array", ...], ["from", ...] or ["extract", ...]', placeOf([...path, 2]));
  const condition = select[1] === undefined ? [] : [select[1]];
  return { kind: 'in', fields, rows: queryAt(['from', entity, ['extract', list[1] ?? null, ...condition]], [...path, 2]) };
}
