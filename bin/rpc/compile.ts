import {
  type CompileOptions,
  compile,
  type Environment,
  evaluateCode,
  exportsFrom,
  type Failure,
  lookup,
} from '../../compiler/index.ts';
import { hintOf } from '../../compiler/world/index.ts';
import { environmentOf, nodeOf } from './environments.ts';
import { BadRequest, type RpcAnswer, type RpcRequest, textField } from './protocol.ts';
import { NO_OPTIONS, type RpcWorld } from './world.ts';

/** `{"op":"compile","environment":DIR,"node":NAME,"facts":{},...}`: the catalog, and which resources are exported. */
export function answerCompile(request: RpcRequest, world = NO_OPTIONS): RpcAnswer {
  const environment = environmentOf(request, world);
  const result = compile(environment, nodeOf(request), optionsOf(request));
  const beside = besides(result, environment, world);
  if (!result.ok) return failure(result, beside);
  const { catalog, exported, logs } = result;
  return { ok: true, catalog, exported, logs, ...beside };
}

/** `{"op":"eval","code":TEXT,...}`: the value of the last expression, its type, and how `%p` prints it. */
export function answerEval(request: RpcRequest, world = NO_OPTIONS): RpcAnswer {
  const code = textField(request, 'code');
  if (code === undefined) throw new BadRequest('"code" is missing');
  const environment = environmentOf({ ...request, code: undefined }, world);
  const result = evaluateCode(environment, code, nodeOf(request), optionsOf(request));
  const beside = besides(result, environment, world);
  if (!result.ok) return failure(result, beside);
  const { value, type, string, logs } = result;
  return { ok: true, value, type, string, logs, ...beside };
}

/** `{"op":"lookup","keys":[KEY],...}`: the value, with `explain` how it was found. */
export function answerLookup(request: RpcRequest, world = NO_OPTIONS): RpcAnswer {
  const keys = request.keys;
  if (!Array.isArray(keys) && typeof keys !== 'string') throw new BadRequest('"keys" must be a list of strings');
  const input = {
    keys: Array.isArray(keys) ? (keys as readonly string[]) : [keys],
    type: textField(request, 'type'),
    merge: request.merge ?? undefined,
    default: 'default' in request ? { value: request.default } : undefined,
    explain: request.explain === true,
    explainOptions: request.explain_options === true,
    onlyExplainOptions: request.only_explain_options === true,
    // Code that the request brings is compiled, as a site manifest is only when asked for.
    compile: request.compile === true || textField(request, 'code') !== undefined,
  };
  const environment = environmentOf(request, world);
  const result = lookup(environment, nodeOf(request), input, optionsOf(request));
  const beside = besides(result, environment, world);
  if (!result.ok) return failure(result, beside);
  const { value, explain, lookupError, logs } = result;
  return {
    ok: true,
    value,
    ...(explain === undefined ? {} : { explain }),
    ...(lookupError === undefined ? {} : { lookup_error: lookupError }),
    logs,
    ...beside,
  };
}

function failure({ error, logs }: Failure, beside: Besides): RpcAnswer {
  return { ok: false, error, logs, ...beside };
}

interface Besides {
  /** Files that would have had to run, where there are some and no Ruby. */
  readonly needs_ruby?: readonly string[];
  /** Questions that nobody answered. */
  readonly needs_world?: readonly { readonly section: string; readonly key: string; readonly hint: string }[];
  /** What this machine was asked, as the command line permits. */
  readonly asked_machine?: readonly string[];
}

/** What is said beside the result; each only where there is something to say. */
function besides(
  { rubyMet, unanswered }: Pick<Failure, 'rubyMet' | 'unanswered'>,
  environment: Environment,
  world: RpcWorld,
): Besides {
  world.save(environment.world);
  const uses = environment.world.takeUses();
  const needed = unanswered.filter(({ isLocal }) => !isLocal);
  return {
    ...(rubyMet.length === 0 ? {} : { needs_ruby: rubyMet }),
    ...(needed.length === 0
      ? {}
      : { needs_world: needed.map((question) => ({ section: question.section, key: question.key, hint: hintOf(question) })) }),
    ...(uses.length === 0 ? {} : { asked_machine: uses }),
  };
}

/** `"log_level"`, `"limits": {"steps": 1000}` for the request alone, and `"exported"`, resources of other nodes. */
function optionsOf(request: RpcRequest): CompileOptions {
  const logLevel = textField(request, 'log_level') as CompileOptions['logLevel'];
  const limits = (request.limits ?? {}) as NonNullable<CompileOptions['limits']>;
  const exports = exportsOf(request);
  return { ...(logLevel === undefined ? {} : { logLevel }), limits, ...(exports ? { exports } : {}) };
}

function exportsOf({ exported }: RpcRequest): CompileOptions['exports'] {
  if (exported === undefined || exported === null) return undefined;
  const isResource = (one: unknown) => EXPORTED_TEXTS.every((name) => typeof fieldOf(one, name) === 'string');
  if (Array.isArray(exported) && exported.every(isResource)) return exportsFrom(exported);
  throw new BadRequest(`"exported" must be a list of resources with ${EXPORTED_TEXTS.join(', ')}`);
}

/** What an exported resource of a request must have. */
const EXPORTED_TEXTS = ['certname', 'type', 'title'];

/** Of an object as JSON or as a parser of Puppet's values has it. */
function fieldOf(one: unknown, name: string): unknown {
  if (one instanceof Map) return one.get(name);
  return one !== null && typeof one === 'object' ? (one as Readonly<Record<string, unknown>>)[name] : undefined;
}
