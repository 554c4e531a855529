/** Built-in functions of which is known what they do with their arguments. */
import { type Hop, isContainer } from '../../lookup/index.ts';
import { keysIn } from '../../node/fact-reads.ts';
import { eql, PuppetHash, type Value } from '../../values/index.ts';
import { asKey } from './arguments.ts';
import type { Call } from './call.ts';
import { runsOf } from './results.ts';
import { nodeWays, variableWays } from './variables.ts';
import { distinct, valueWays, waysOf } from './ways.ts';

type Known = (call: Call) => readonly Hop[];

const argument =
  (index: number): Known =>
  ({ given, path, context }) => {
    const one = given[index];
    return one === undefined ? [] : waysOf(one, path, context);
  };

/** The last run, as with `reduce`; without one what the function was called on. */
const lastRun: Known = (call) => {
  const run = runsOf(call).at(-1) ?? call.given[0];
  return run === undefined ? [] : valueWays(run, call.path, call.context);
};

const inside =
  (keysOf: (call: Call) => readonly Value[]): Known =>
  (call) => {
    const [holder] = call.given;
    return holder === undefined ? [] : waysOf(holder, [...keysOf(call), ...call.path], call.context);
  };

/** So many elements are told of an array that went into a value as a whole. */
const MOST_RUNS = 5;

const mapped: Known = (call) => {
  const [index, ...rest] = call.path;
  const run = typeof index === 'bigint' ? runsOf(call)[Number(index)] : undefined;
  if (run !== undefined) return valueWays(run, rest, call.context);
  const runs = runsOf(call);
  const ways = distinct(runs.slice(0, MOST_RUNS).flatMap((part) => waysOf(part, [], call.context)));
  if (ways.length === 0) return distinct(call.given.flatMap((part) => waysOf(part, [], call.context)));
  return runs.length <= MOST_RUNS
    ? ways
    : [...ways, { kind: 'unknown', text: `${runs.length - MOST_RUNS} more elements`, from: [] }];
};

/** The first argument that is the answer. */
const chosen: Known = ({ record, given, path, context }) => {
  const one = given.find(({ value }) => eql(value, record.value));
  return one === undefined ? [] : valueWays(one, path, context);
};

const converted: Known = (call) => {
  const { given, path, context } = call;
  const value = given[1];
  if (value === undefined) return [];
  return waysOf(value, isContainer(value.value) ? path : [], context);
};

const variableByName: Known = (call) => {
  const { record, given, path, context } = call;
  const name = given[0]?.value;
  const [, ...keys] = typeof name === 'string' ? name.split('.') : [];
  if (record.binding === undefined || record.binding.kind === 'nothing') return argument(1)(call);
  return variableWays(record.binding, [...keysIn(keys.join('.')), ...path], record.value, context);
};

/** An element of the keys or values of a hash has the way of its entry. */
const entries =
  (isKey: boolean): Known =>
  (call) => {
    const [holder] = call.given;
    const [index, ...rest] = call.path;
    if (holder === undefined) return [];
    if (!(holder.value instanceof PuppetHash) || typeof index !== 'bigint') return waysOf(holder, [], call.context);
    const key = [...holder.value.keys()][Number(index)];
    const ways = waysOf(holder, isKey ? [key] : [key, ...rest], call.context);
    return isKey ? ways.map((hop) => asKey(hop, key)) : ways;
  };

const fact: Known = ({ given, path, context }) => {
  const name = given[0]?.value;
  return typeof name === 'string' ? nodeWays('facts', [...keysIn(name), ...path], context) : [];
};

/** Functions that hand something on, by name. */
export const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['each', argument(0)],
  ['reverse_each', argument(0)],
  ['tree_each', argument(0)],
  ['unwrap', argument(0)],
  ['assert_type', argument(1)],
  ['new', converted],
  ['with', lastRun],
  ['then', lastRun],
  ['lest', lastRun],
  ['reduce', lastRun],
  ['map', mapped],
  ['keys', entries(true)],
  ['values', entries(false)],
  ['dig', inside(({ given }) => given.slice(1).map(({ value }) => value))],
  ['get', inside(({ given }) => (typeof given[1]?.value === 'string' ? keysIn(given[1].value) : []))],
  ['getvar', variableByName],
  ['fact', fact],
  ['pick', chosen],
  ['pick_default', chosen],
]);
