/**
 * A tree as functions that render it. Whatever an object has no method for here is declined when the template is read, where no object has such a
 * method, else when it is met.
 */
import type { Scope } from '../evaluator/scope.ts';
import { boundedText, checkText, countSteps } from '../limits.ts';
import { PuppetHash, PuppetRegexp, type Value } from '../values/index.ts';
import { decline } from './declined.ts';
import { type CallOf, functionNamed, type Method, type MethodByKind, methodsNamed, type Yield } from './methods/index.ts';
import { equal } from './methods/object.ts';
import {
  CLASS_NAMES,
  isA,
  isTruthy,
  kindOf,
  plain,
  RubyClass,
  RubyEnumerator,
  RubyOutput,
  RubyRange,
  RubyScope,
  type RubyValue,
  textOf,
} from './ruby-value.ts';
import type { Block, Branch, Call, Node, Parameter, Tree } from './syntax/ast.ts';

/** One rendering. */
interface Rendering {
  /** Values of the variables, by their places. */
  readonly values: RubyValue[];
  readonly scope: RubyScope;
  /** Lists and hashes that the template made itself, and so may change. */
  readonly own: Set<object>;
  output: string;
}

type Run = (rendering: Rendering) => RubyValue;

/** Renders the template; throws Declined for what is left to Ruby. */
export type Program = (scope: Scope, variable: (name: string) => Value) => string;

/** What putting something out answers: in Ruby all that was put out, of which nobody makes use. */
const OUTPUT = new RubyOutput();

/** Leaves a block. */
class Next {
  readonly value: RubyValue;
  constructor(value: RubyValue) {
    this.value = value;
  }
}

export function programOf({ body, variables, places }: Tree): Program {
  const run = runOf(body);
  return (scope, variable) => {
    const values: RubyValue[] = new Array(places).fill(undefined);
    for (const [place, name] of variables.entries()) values[place] = variable(name);
    const rendering: Rendering = { values, scope: new RubyScope(scope), own: new Set(), output: '' };
    run(rendering);
    return boundedText(rendering.output);
  };
}

function runOf(node: Node): Run {
  switch (node.type) {
    case 'literal':
      return () => node.value;
    case 'string':
      return stringRun(node.parts.map(runOf));
    case 'array':
      return arrayRun(node.items);
    case 'hash':
      return hashRun(node.pairs);
    case 'range':
      return rangeRun(runOf(node.from), runOf(node.to), node.isExclusive);
    case 'variable':
      return ({ values }) => values[node.place];
    case 'constant':
      return constantRun(node.name);
    case 'scope':
      return ({ scope }) => scope;
    case 'assign': {
      const value = runOf(node.value);
      return (rendering) => {
        rendering.values[node.place] = value(rendering);
        return rendering.values[node.place];
      };
    }
    case 'call':
      return callRun(node);
    case 'not': {
      const value = runOf(node.value);
      return (rendering) => !isTruthy(value(rendering));
    }
    case 'and': {
      const [left, right] = [runOf(node.left), runOf(node.right)];
      return (rendering) => {
        const value = left(rendering);
        return isTruthy(value) ? right(rendering) : value;
      };
    }
    case 'or': {
      const [left, right] = [runOf(node.left), runOf(node.right)];
      return (rendering) => {
        const value = left(rendering);
        return isTruthy(value) ? value : right(rendering);
      };
    }
    case 'if': {
      const [condition, whenTrue, whenFalse] = [runOf(node.condition), runOf(node.whenTrue), runOf(node.whenFalse)];
      return (rendering) => (isTruthy(condition(rendering)) ? whenTrue(rendering) : whenFalse(rendering));
    }
    case 'case':
      return caseRun(runOf(node.subject), node.branches, runOf(node.otherwise));
    case 'sequence':
      return sequenceRun(node.nodes.map(runOf));
    case 'text':
      return (rendering) => {
        rendering.output += node.text;
        return OUTPUT;
      };
    case 'output': {
      const value = runOf(node.value);
      return (rendering) => {
        rendering.output += textOf(value(rendering));
        return OUTPUT;
      };
    }
    case 'next': {
      const value = runOf(node.value);
      return (rendering) => {
        throw new Next(value(rendering));
      };
    }
    case 'splat':
      return decline('a list in the place of a value');
  }
}

function sequenceRun(runs: readonly Run[]): Run {
  return (rendering) => {
    let value: RubyValue;
    for (const run of runs) value = run(rendering);
    return value;
  };
}

function stringRun(parts: readonly Run[]): Run {
  return (rendering) => {
    let text = '';
    for (const part of parts) text += textOf(part(rendering));
    return boundedText(text);
  };
}

/** The items; what a splat stands for are several. */
function itemsRun(items: readonly Node[]): (rendering: Rendering) => RubyValue[] {
  const runs = items.map((item) => (item.type === 'splat' ? splatRun(runOf(item.value)) : runOf(item)));
  if (items.every(({ type }) => type !== 'splat')) return (rendering) => runs.map((run) => run(rendering));
  return (rendering) =>
    runs.flatMap((run, index) => (items[index]?.type === 'splat' ? (run(rendering) as Value[]) : [run(rendering)]));
}

function splatRun(value: Run): Run {
  return (rendering) => {
    const list = value(rendering);
    return Array.isArray(list) ? list : list === undefined ? [] : decline('an odd list of arguments');
  };
}

function arrayRun(items: readonly Node[]): Run {
  const values = itemsRun(items);
  return (rendering) => {
    const list = values(rendering).map(plain);
    rendering.own.add(list);
    return list;
  };
}

function hashRun(pairs: readonly (readonly [Node, Node])[]): Run {
  const runs = pairs.map(([key, value]) => [runOf(key), runOf(value)] as const);
  return (rendering) => {
    const hash = new PuppetHash();
    for (const [key, value] of runs) hash.set(plain(key(rendering)), plain(value(rendering)));
    rendering.own.add(hash);
    return hash;
  };
}

function rangeRun(from: Run, to: Run, isExclusive: boolean): Run {
  return (rendering) => {
    const [first, last] = [from(rendering), to(rendering)];
    if (typeof first !== 'bigint' || typeof last !== 'bigint') return decline('a range of something else than integers');
    return new RubyRange(first, last, isExclusive);
  };
}

function constantRun(name: string): Run {
  if (!CLASS_NAMES.has(name)) decline(`the constant ${name}`);
  const type = new RubyClass(name);
  return () => type;
}

function caseRun(subject: Run, branches: readonly Branch[], otherwise: Run): Run {
  const runs = branches.map(({ patterns, body }) => ({ patterns: patterns.map(runOf), body: runOf(body) }));
  return (rendering) => {
    const value = subject(rendering);
    for (const { patterns, body } of runs) {
      if (patterns.some((pattern) => isCase(pattern(rendering), value))) return body(rendering);
    }
    return otherwise(rendering);
  };
}

/** Ruby's `===`. */
function isCase(pattern: RubyValue, value: RubyValue): boolean {
  if (pattern instanceof RubyClass) return isA(value, pattern);
  if (pattern instanceof RubyRange) return decline('a range as a case');
  if (!(pattern instanceof PuppetRegexp)) return equal(pattern, value);
  return typeof value === 'string' ? pattern.test(value) : kindOf(value) === 'symbol' ? decline('a symbol matched') : false;
}

// Calls

/** Answers of these are lists that nobody else has. */
const FRESH: ReadonlySet<string> = new Set(
  'map collect flat_map select filter reject find_all sort sort_by uniq compact flatten reverse split keys values dup merge + -'.split(
    ' ',
  ),
);

function callRun(node: Call): Run {
  const { name, receiver, isSafe } = node;
  const args = argumentsRun(node.args);
  const block = node.block && blockOf(node.block);
  if (receiver === undefined) return functionRun(name, args);
  const methods = methodsNamed(block ? `${name}&` : name);
  if (methods.size === 0) decline(`the method ${name}${block ? ' with a block' : ''}`);
  const target = runOf(receiver);
  const isFresh = FRESH.has(name);
  const takesOne = node.block !== undefined && node.block.parameters.length < 2;
  return (rendering) => {
    const object = target(rendering);
    if (isSafe && object === undefined) return undefined;
    if (takesOne && object instanceof RubyEnumerator && object.isOfSeveral) decline('a block with one of several values');
    const answer = call(methods, object, args(rendering), { give: block ? block(rendering) : NO_BLOCK, send, own: rendering.own });
    if (isFresh && typeof answer === 'object' && answer !== object) rendering.own.add(answer);
    return answer;
  };
}

function call(methods: MethodByKind, object: RubyValue, args: readonly RubyValue[], context: CallOf): RubyValue {
  const method = methods.get(kindOf(object)) ?? decline('a method of an object that has none of the name here');
  checkCount(method, args.length);
  return method.body(object, args, context);
}

const NO_OWN: ReadonlySet<object> = new Set();

/** A call by a name that is a value. */
function send(object: RubyValue, name: string, args: readonly RubyValue[]): RubyValue {
  return call(methodsNamed(name), object, args, { give: NO_BLOCK, send, own: NO_OWN });
}

const NO_BLOCK: Yield = () => decline('a block that is not there');
const NO_ARGUMENTS: readonly RubyValue[] = [];

function argumentsRun(args: readonly Node[]): (rendering: Rendering) => readonly RubyValue[] {
  const [first] = args;
  if (first === undefined) return () => NO_ARGUMENTS;
  if (args.length > 1 || first.type === 'splat') return itemsRun(args);
  const run = runOf(first);
  return (rendering) => [run(rendering)];
}

function functionRun(name: string, args: (rendering: Rendering) => readonly RubyValue[]): Run {
  const method = functionNamed(name) ?? decline(`the function ${name}`);
  return (rendering) => {
    const given = args(rendering);
    checkCount(method, given.length);
    return method.body(rendering.scope, given, { give: NO_BLOCK, send, own: rendering.own });
  };
}

function checkCount({ least, most }: Method, count: number): void {
  if (count < least || count > most) decline('another number of arguments');
}

// Blocks

function blockOf({ parameters, body, own, hasNext, isMethod }: Block): (rendering: Rendering) => Yield {
  const run = runOf(body);
  const bind = binderOf(parameters);
  return (rendering) => {
    const give: Yield = (...given) => {
      countSteps(1);
      checkText(rendering.output.length);
      if (isMethod && given.length > 1) decline('a method with arguments as a block');
      for (const place of own) rendering.values[place] = undefined;
      bind(rendering.values, given);
      return run(rendering);
    };
    return hasNext ? (...given) => untilNext(() => give(...given)) : give;
  };
}

function untilNext(run: () => RubyValue): RubyValue {
  try {
    return run();
  } catch (error) {
    if (error instanceof Next) return error.value;
    throw error;
  }
}

type Binder = (values: RubyValue[], given: readonly RubyValue[]) => void;

/** An array that is given alone to several parameters is given in parts. */
function binderOf(parameters: readonly Parameter[]): Binder {
  const [first] = parameters;
  if (parameters.length === 1 && typeof first === 'number') {
    return (values, [value]) => {
      values[first] = value;
    };
  }
  const isSeveral = parameters.length > 1;
  return (values, given) => {
    const [alone] = given;
    const parts: readonly RubyValue[] = isSeveral && given.length === 1 && Array.isArray(alone) ? alone : given;
    for (const [index, parameter] of parameters.entries()) bind(parameter, parts[index], values);
  };
}

function bind(parameter: Parameter, value: RubyValue, values: RubyValue[]): void {
  if (typeof parameter === 'number') values[parameter] = value;
  else
    for (const [index, one] of parameter.entries())
      bind(one, Array.isArray(value) ? value[index] : index === 0 ? value : undefined, values);
}
