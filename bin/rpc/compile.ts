import { type CompileOptions, compile, evaluateCode, exportsFrom, type Failure, lookup } from '../../compiler/index.ts';
import { environmentOf, nodeOf } from './environments.ts';
import { BadRequest, type RpcAnswer, type RpcRequest, textField } from './protocol.ts';

/** `{"op":"compile","environment":DIR,"node":NAME,"facts":{},...}`: the catalog, and which resources are exported. */
export function answerCompile(request: RpcRequest): RpcAnswer {
  const result = compile(environmentOf(request), nodeOf(request), optionsOf(request));
  if (!result.ok) return failure(result);
  const { catalog, exported, logs } = result;
  return { ok: true, catalog, exported, logs, ...needsRuby(result) };
}

/** `{"op":"eval","code":TEXT,...}`: the value of the last expression, its type, and how `%p` prints it. */
export function answerEval(request: RpcRequest): RpcAnswer {
  const code = textField(request, 'code');
  if (code === undefined) throw new BadRequest('"code" is missing');
  const environment = environmentOf({ ...request, code: undefined });
  const result = evaluateCode(environment, code, nodeOf(request), optionsOf(request));
  if (!result.ok) return failure(result);
  const { value, type, string, logs } = result;
  return { ok: true, value, type, string, logs };
}

/** `{"op":"lookup","keys":[KEY],...}`: the value, with `explain` how it was found. */
export function answerLookup(request: RpcRequest): RpcAnswer {
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
  const result = lookup(environmentOf(request), nodeOf(request), input, optionsOf(request));
  if (!result.ok) return failure(result);
  const { value, explain, lookupError, logs } = result;
  return {
    ok: true,
    value,
    ...(explain === undefined ? {} : { explain }),
    ...(lookupError === undefined ? {} : { lookup_error: lookupError }),
    logs,
  };
}

function failure(result: Failure): RpcAnswer {
  const { error, logs } = result;
  return { ok: false, error, logs, ...needsRuby(result) };
}

/** `"needs_ruby"`: files that would have had to run, where there are some. */
function needsRuby({ rubyMet }: Pick<Failure, 'rubyMet'>): { readonly needs_ruby?: readonly string[] } {
  return rubyMet.length === 0 ? {} : { needs_ruby: rubyMet };
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
