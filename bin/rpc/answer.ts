import { randomUUID } from 'node:crypto';
import type { LimitSettings } from '../../compiler/limits.ts';
import { fileFault } from '../file-reason.ts';
import { UsageError } from '../usage-error.ts';
import { BadRequest, type RpcAnswer, type RpcRequest } from './protocol.ts';
import type { RpcWorld } from './world.ts';

type Handler = (request: RpcRequest, world: RpcWorld | undefined) => RpcAnswer | Promise<RpcAnswer>;

/** One loader for each operation: a parse request does not load the compiler. */
const HANDLERS: { readonly [op: string]: () => Promise<Handler> } = {
  parse: async () => (await import('./parse.ts')).answerParse,
  compile: async () => (await import('./compile.ts')).answerCompile,
  lookup: async () => (await import('./compile.ts')).answerLookup,
  eval: async () => (await import('./compile.ts')).answerEval,
};

/** Marks an Integer among texts; no text can know it. */
const LARGE = `${randomUUID()}:`;

/**
 * The answer to one line; never throws. The limits are those of requests that set none of their own; `world` is what the command line says
 * of the world outside.
 */
export async function answerLine(line: string, limits: LimitSettings = {}, world?: RpcWorld): Promise<string> {
  const started = performance.now();
  let request: RpcRequest | undefined;
  let answer: RpcAnswer;
  try {
    request = await readRequest(line);
    const handler = await handlerFor(request);
    answer = await handler({ ...request, limits: { ...limits, ...(request.limits as LimitSettings) } }, world);
  } catch (error) {
    answer = failure(error);
  }
  const id = request?.id === undefined ? {} : { id: request.id };
  return jsonLine({ ...answer, ...id, seconds: (performance.now() - started) / 1000 });
}

/** Numbers that `JSON.parse` does not keep as they are: 1.0, 1e3 and Integers of many digits. */
const INEXACT = /[[:,]\s*-?\d+(?:[.eE]|\d{15})/;

/** What of a request becomes values of Puppet. */
const DATA_FIELDS = ['facts', 'trusted', 'node_params', 'exported'] as const;

/** The fields with data, read as Puppet reads them. */
async function exactFields(line: string, request: object): Promise<Readonly<Record<string, unknown>>> {
  const present = DATA_FIELDS.filter((name) => Object.hasOwn(request, name));
  if (present.length === 0) return {};
  const { parseJson } = await import('../../compiler/lookup/index.ts');
  const values = parseJson(line) as ReadonlyMap<unknown, unknown>;
  return Object.fromEntries(present.map((name) => [name, values.get(name)]));
}

async function readRequest(line: string): Promise<RpcRequest> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    throw new BadRequest(`not a line of JSON: ${(error as Error).message}`);
  }
  if (request === null || typeof request !== 'object' || Array.isArray(request)) throw new BadRequest('a request is a JSON object');
  return INEXACT.test(line) ? { ...(request as RpcRequest), ...(await exactFields(line, request)) } : (request as RpcRequest);
}

function handlerFor(request: RpcRequest): Promise<Handler> {
  const load = Object.hasOwn(HANDLERS, request.op) ? HANDLERS[request.op] : undefined;
  if (load === undefined) throw new BadRequest(`"op" must be one of ${Object.keys(HANDLERS).join(', ')}`);
  return load();
}

/** Integers are bigint inside. Those beyond 2^53 are put in as marked texts and unwrapped afterwards, so that no digit is lost. */
function jsonLine(answer: object): string {
  let large = false;
  const text = JSON.stringify(answer, (_key, value: unknown) => {
    if (typeof value !== 'bigint') return value;
    if (Number.isSafeInteger(Number(value))) return Number(value);
    large = true;
    return `${LARGE}${value}`;
  });
  return large ? text.replace(new RegExp(`"${LARGE}(-?\\d+)"`, 'g'), '$1') : text;
}

function failure(error: unknown): RpcAnswer {
  if (error instanceof BadRequest) return { ok: false, error: error.message, class: 'BadRequest', logs: [] };
  const unreadable = error instanceof UsageError ? error.message : fileFault(error);
  if (unreadable !== undefined) return { ok: false, error: unreadable, class: 'FileError', logs: [] };
  const text = error instanceof Error ? error.message : String(error);
  const trace = process.env.DALANG_DEBUG && error instanceof Error ? { trace: error.stack } : {};
  return { ok: false, error: `internal error: ${text}`, class: 'InternalError', ...trace, logs: [] };
}
