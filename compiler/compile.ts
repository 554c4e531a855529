/**
 * The entry points: a catalog for a node, a lookup, the value of code.
 *
 * Puppet: parser/compiler.rb, face/catalog, application/lookup.rb
 */
import { type Diagnostic, DiagnosticError } from '../parser/index.ts';
import { Compilation, type LogEntry } from './catalog/compilation.ts';
import { richData } from './catalog/rich-data.ts';
import { type CatalogJson, catalogToJson } from './catalog/to-json.ts';
import type { Environment } from './environment.ts';
import { diagnosticText, isPuppetFailure, puppetText } from './evaluator/errors.ts';
import { jumpAtEndOfCompilation } from './evaluator/uncaught-jump.ts';
import { type ExportStore, storedNode } from './exported/index.ts';
import type { LogLevel } from './functions/function.ts';
import { type LimitError, type LimitSettings, Limits, limitOf, withLimits } from './limits.ts';
import { type NodeData, nodeInput } from './node/node.ts';
import { convertToString, inferSet } from './types/index.ts';
import type { Value } from './values/index.ts';
import { withClock } from './world/clock.ts';
import { hintOf, type Question } from './world/index.ts';

/** What a compilation leaves beside its result. */
interface Said {
  readonly logs: readonly LogEntry[];
  /** Files in Ruby that were needed where no Ruby is installed: Puppet, which runs them, may answer otherwise. */
  readonly rubyMet: readonly string[];
  /** What was asked of the world outside of the environment and had no answer. */
  readonly unanswered: readonly Question[];
}

interface Success extends Said {
  readonly ok: true;
}

export interface Failure extends Said {
  readonly ok: false;
  /** Puppet's whole text. */
  readonly error: string;
  readonly diagnostic: Diagnostic;
}

export interface CompileSuccess extends Success {
  readonly catalog: CatalogJson;
  /** References of exported resources, of which the catalog holds none. */
  readonly exported: readonly string[];
}

export type CompileResult = CompileSuccess | Failure;

export interface CompileOptions {
  /** Least severe level that gets into the logs. */
  readonly logLevel?: LogLevel;
  /** Integers in the catalog's parameters are BigInts, for who writes JSON in which 5 and 5.0 differ. */
  readonly exactNumbers?: boolean | undefined;
  /** Other bounds than the usual ones. */
  readonly limits?: LimitSettings;
  /** Turns Puppet's setting `storeconfigs` on: where exported resources are found, and kept when the node compiles. */
  readonly exports?: ExportStore | undefined;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'notice', 'warning', 'err', 'alert', 'emerg', 'crit'];

/** The catalog of a node. Never throws for what Puppet code or data do. */
export function compile(environment: Environment, node: NodeData, options: CompileOptions = {}): CompileResult {
  return run(environment, node, options, (compilation) => {
    compilation.catalog.checkFinalAliases();
    const catalog = catalogToJson(compilation, options.exactNumbers);
    compilation.exports?.save(storedNode(compilation));
    return { catalog, exported: compilation.resources.filter(({ exported }) => exported).map(({ ref }) => ref) };
  });
}

export interface EvaluateSuccess extends Success {
  readonly result: Value;
  /** As JSON can hold it. */
  readonly value: unknown;
  /** Its type, in full. */
  readonly type: string;
  /** As `%p` prints it; null where Puppet prints an address. */
  readonly string: string | null;
}

/** The value of the last expression of the code, which is compiled as the only manifest. */
export function evaluateCode(
  environment: Environment,
  code: string,
  node: NodeData,
  options: CompileOptions = {},
): EvaluateSuccess | Failure {
  const wrapped = environment.with({ code: `$__oracle = with() || { ${code}\n}` });
  return run(wrapped, node, options, (compilation) => {
    const result = compilation.topScope.value('__oracle');
    const log = { strict: compilation.settings.strict, warn: (message: string) => compilation.log('warning', message) };
    return { result, value: richData(result, 'oracle', log), type: inferSet(result).toString(), string: programText(result) };
  });
}

function programText(value: Value): string | null {
  try {
    const text = convertToString(value, '%p');
    return /#<[\w:]+:0x/.test(text) ? null : text;
  } catch (error) {
    if (isPuppetFailure(error)) return null;
    throw error;
  }
}

/** Runs a compilation to its end, and then what is wanted of it. */
export function run<T extends object>(
  environment: Environment,
  node: NodeData,
  options: CompileOptions,
  finish: (compilation: Compilation) => T,
): (T & Success) | Failure {
  const limits = new Limits(options.limits);
  return withLimits(limits, () => withClock(environment.world, () => bounded(environment, node, options, finish, limits)));
}

function bounded<T extends object>(
  environment: Environment,
  node: NodeData,
  options: CompileOptions,
  finish: (compilation: Compilation) => T,
  limits: Limits,
): (T & Success) | Failure {
  const { exports } = options;
  const settings = exports ? { ...environment.settings, storeconfigs: true } : environment.settings;
  const compilation = new Compilation(environment, nodeInput(node), settings, limits, exports);
  exports?.begin(node.name);
  const before = environment.active;
  environment.active = compilation;
  try {
    environment.prepare();
    compilation.compile();
    const result = finish(compilation);
    environment.world.passOver(compilation);
    return { ...result, ok: true, ...said(compilation, options) };
  } catch (error) {
    return failureOf(error, said(compilation, options));
  } finally {
    environment.active = before;
  }
}

function said({ logs, rubyMet, unanswered }: Compilation, { logLevel = 'warning' }: CompileOptions): Said {
  const least = LEVELS.indexOf(logLevel);
  return {
    logs: logs.filter(([level]) => LEVELS.indexOf(level) >= least),
    rubyMet: [...rubyMet],
    unanswered: [...unanswered.values()],
  };
}

function failureOf(thrown: unknown, beside: Said): Failure {
  const error = jumpAtEndOfCompilation(thrown);
  const limit = limitOf(error);
  if (limit) return limitFailure(limit, beside);
  if (!isPuppetFailure(error)) throw error;
  const text = puppetText(error);
  const diagnostic: Diagnostic =
    error instanceof DiagnosticError ? error.diagnostic : { code: 'RUNTIME_ERROR', severity: 'error', message: text };
  return { ok: false, error: text, diagnostic: withHint(diagnostic, text, beside.unanswered), ...beside };
}

/** Code that got no answer may fail of that: how the last question can be answered is told with the error. */
function withHint(diagnostic: Diagnostic, text: string, unanswered: readonly Question[]): Diagnostic {
  const last = unanswered.findLast(({ isLocal, key }) => !isLocal || text.includes(key));
  return last === undefined || diagnostic.hint !== undefined ? diagnostic : { ...diagnostic, hint: hintOf(last) };
}

/** Puppet says of calls that are nested too deeply just that, without a place. */
function limitFailure({ code, message, at, hint, limit }: LimitError, beside: Said): Failure {
  const diagnostic: Diagnostic = { code, severity: 'error', message, ...(at === undefined ? {} : { at }), hint };
  return { ok: false, error: limit === 'depth' ? message : diagnosticText(diagnostic), diagnostic, ...beside };
}
