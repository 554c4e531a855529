/** Queries answered from the store: rows of the entity, those that fit, grouped, ordered, cut, and of each the columns asked for. */
import { countSteps } from '../../limits.ts';
import type { Data } from '../../types/index.ts';
import { type DataRecord, recordOf } from '../data.ts';
import type { ExportStore } from '../store.ts';
import { type Compare, compareData, comparison } from './compare.ts';
import { ENTITIES, type Entity, UNSUPPORTED } from './entities.ts';
import { queryError, unknownName } from './error.ts';
import type { Column, Condition, Field, Query } from './query.ts';

type Test = (row: DataRecord) => boolean;

/** The rows that the query asks for. */
export function answerQuery(query: Query, store: ExportStore): readonly DataRecord[] {
  const entity = entityOf(query);
  if (query.entity === 'resources' && !asksForExported(query.condition)) store.keepWholeCatalogs();
  const isWanted = query.condition === undefined ? () => true : test(query.condition, query.entity, entity, store);
  const columns = query.columns.map((column) => checkedColumn(column, query.entity, entity));
  for (const field of [...query.groupBy, ...query.orderBy.map((order) => order.field)]) checkField(field, query.entity, entity);
  const rows = entity.rows(store).filter((row) => {
    countSteps(1);
    return isWanted(row);
  });
  const isGrouped = query.groupBy.length > 0 || columns.some((column) => 'aggregate' in column);
  const groups = isGrouped ? grouped(rows, query.groupBy) : ordered(rows, query).map((row) => [row]);
  const sorted = isGrouped ? orderedGroups(groups, query) : groups;
  const end = query.limit === undefined ? undefined : query.offset + query.limit;
  return sorted.slice(query.offset, end).map((group) => answerOf(group, columns, entity));
}

function entityOf({ entity: name, place }: Query): Entity {
  const entity = ENTITIES.get(name);
  if (entity) return entity;
  if (UNSUPPORTED.has(name)) {
    throw queryError(
      `'${name}' is not supported`,
      place,
      `Of a fleet that is compiled here there are ${[...ENTITIES.keys()].join(', ')}`,
    );
  }
  throw unknownName('entity', name, [...ENTITIES.keys()], place);
}

/** Whether only exported resources can fit, which the store always has. */
function asksForExported(condition: Condition | undefined): boolean {
  if (condition?.kind === 'and') return condition.operands.some(asksForExported);
  return (
    condition?.kind === 'compare' &&
    condition.operator === '=' &&
    condition.field.path[0] === 'exported' &&
    condition.value === true
  );
}

// --- Conditions -----------------------------------------------------------------------------------------------------

function test(condition: Condition, name: string, entity: Entity, store: ExportStore): Test {
  const inner = (operand: Condition): Test => test(operand, name, entity, store);
  switch (condition.kind) {
    case 'and': {
      const tests = condition.operands.map(inner);
      return (row) => tests.every((one) => one(row));
    }
    case 'or': {
      const tests = condition.operands.map(inner);
      return (row) => tests.some((one) => one(row));
    }
    case 'not': {
      const operand = inner(condition.operand);
      return (row) => !operand(row);
    }
    case 'null': {
      checkField(condition.field, name, entity);
      return (row) => ((fieldValue(condition.field, row) ?? null) === null) === condition.isNull;
    }
    case 'compare':
      return compareTest(condition.field, comparison(condition.operator, condition.value, condition.field.place), name, entity);
    case 'in':
      return inTest(condition.fields, condition.rows, name, entity, store);
    case 'subquery':
      return subqueryTest(condition.query, store);
  }
}

/** A tag is any of the tags of a resource, in lower case. */
function compareTest(field: Field, compare: Compare, name: string, entity: Entity): Test {
  checkField(field, name, entity);
  if (field.path[0] === 'tag' && entity.hidden.includes('tag')) return (row) => compare.ofTags(row.tags as readonly string[]);
  return (row) => compare.of(fieldValue(field, row));
}

function inTest(
  fields: readonly Field[],
  given: readonly (readonly Data[])[] | Query,
  name: string,
  entity: Entity,
  store: ExportStore,
): Test {
  for (const field of fields) checkField(field, name, entity);
  const rows = 'entity' in given ? answerQuery(given, store).map((row) => Object.values(row)) : given;
  const place = (fields[0] as Field).place;
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== fields.length) {
      throw queryError(
        `"in" compares ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} with rows of another size`,
        place,
      );
    }
  }
  const known = new Set(rows.map(keyOf));
  return (row) => known.has(keyOf(fields.map((field) => fieldValue(field, row) ?? null)));
}

/** Nodes that something else is known of. */
function subqueryTest(query: Query, store: ExportStore): Test {
  const entity = entityOf(query);
  if (!entity.fields.includes('certname')) throw queryError(`'${query.entity}' is of no node`, query.place);
  const place = query.place;
  const rows = answerQuery({ ...query, columns: [{ path: ['certname'], place }] }, store);
  const names = new Set(rows.map((row) => row.certname));
  return (row) => names.has(row.certname as string);
}

// --- Fields ---------------------------------------------------------------------------------------------------------

function checkField({ path, place }: Field, name: string, entity: Entity): void {
  const [first = ''] = path;
  const known = [...entity.fields, ...entity.hidden];
  if (!known.includes(first)) throw unknownName(`field of ${name}`, first, known, place);
  if (path.length > 1 && !entity.open.includes(first)) throw queryError(`'${first}' of ${name} has no fields of its own`, place);
}

function checkedColumn(column: Column, name: string, entity: Entity): Column {
  const field = 'aggregate' in column ? column.field : column;
  if (field) checkField(field, name, entity);
  if (field && entity.hidden.includes(field.path[0] as string) && field.path.length === 1) {
    throw queryError(`'${field.path[0]}' of ${name} can be compared and not answered`, field.place);
  }
  return column;
}

function fieldValue({ path }: Field, row: DataRecord): Data | undefined {
  let value: Data | undefined = row;
  for (const name of path) {
    if (Array.isArray(value)) value = (value as readonly Data[])[/^\d+$/.test(name) ? Number(name) : -1];
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, name)) value = (value as DataRecord)[name];
    else return undefined;
  }
  return value;
}

// --- Rows -----------------------------------------------------------------------------------------------------------

function grouped(rows: readonly DataRecord[], by: readonly Field[]): readonly (readonly DataRecord[])[] {
  if (by.length === 0) return [rows];
  const groups = new Map<string, DataRecord[]>();
  for (const row of rows) {
    const key = keyOf(by.map((field) => fieldValue(field, row) ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function orderedGroups(groups: readonly (readonly DataRecord[])[], query: Query): readonly (readonly DataRecord[])[] {
  const byFirst = new Map(groups.filter(([first]) => first !== undefined).map((group) => [group[0] as DataRecord, group] as const));
  if (byFirst.size !== groups.length) return groups;
  return ordered([...byFirst.keys()], query).map((first) => byFirst.get(first) as readonly DataRecord[]);
}

/** Those without a value last, or first when the order is descending. */
function ordered(rows: readonly DataRecord[], { orderBy }: Query): readonly DataRecord[] {
  if (orderBy.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { field, isDescending } of orderBy) {
      const difference = compareData(fieldValue(field, a), fieldValue(field, b));
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return 0;
  });
}

function answerOf(group: readonly DataRecord[], columns: readonly Column[], entity: Entity): DataRecord {
  const [first = {}] = group;
  if (columns.length === 0) return recordOf(entity.fields.map((name) => [name, first[name] ?? null] as const));
  return recordOf(
    columns.map((column) =>
      'aggregate' in column
        ? ([column.aggregate, aggregateOf(column.aggregate, column.field, group)] as const)
        : ([column.path.join('.'), fieldValue(column, first) ?? null] as const),
    ),
  );
}

function aggregateOf(name: string, field: Field | undefined, rows: readonly DataRecord[]): Data {
  if (field === undefined) {
    if (name !== 'count') throw queryError(`'${name}' needs a field`, 'among what the query extracts');
    return BigInt(rows.length);
  }
  const values = rows.map((row) => fieldValue(field, row) ?? null).filter((value) => value !== null);
  if (name === 'count') return BigInt(values.length);
  if (values.length === 0) return null;
  if (name === 'min' || name === 'max') {
    const sorted = [...values].sort(compareData);
    return sorted.at(name === 'min' ? 0 : -1) ?? null;
  }
  const numbers = values.filter((value): value is bigint | number => typeof value === 'bigint' || typeof value === 'number');
  if (name === 'avg') return numbers.reduce<number>((sum, value) => sum + Number(value), 0) / numbers.length;
  const isWhole = numbers.every((value) => typeof value === 'bigint');
  return isWhole
    ? (numbers as bigint[]).reduce((sum, value) => sum + value, 0n)
    : numbers.reduce<number>((sum, value) => sum + Number(value), 0);
}

/** The same text for the same data. */
function keyOf(values: readonly Data[]): string {
  return JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
}
