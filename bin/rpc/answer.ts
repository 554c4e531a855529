import { BadRequest, type RpcAnswer, type RpcRequest } from './protocol.ts';

type Handler = (request: RpcRequest) => RpcAnswer | Promise<RpcAnswer>;

/** One loader for each operation: a parse request does not load the compiler. */
const HANDLERS: { readonly [op: string]: () => Promise<Handler> } = {
  parse: async () => (await import('./parse.ts')).answerParse,
};

/** The answer to one line; never throws. */
export async function answerLine(line: string): Promise<string> {
  const started = performance.now();
  let request: RpcRequest | undefined;
  let answer: RpcAnswer;
  try {
    request = readRequest(line);
    answer = await (await handlerFor(request))(request);
  } catch (error) {
    answer = failure(error);
  }
  const id = request?.id === undefined ? {} : { id: request.id };
  return JSON.stringify({ ...answer, ...id, seconds: (performance.now() - started) / 1000 }, dataValue);
}

function readRequest(line: string): RpcRequest {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    throw new BadRequest(`not a line of JSON: ${(error as Error).message}`);
  }
  if (request === null || typeof request !== 'object' || Array.isArray(request)) throw new BadRequest('a request is a JSON object');
  return request as RpcRequest;
}

function handlerFor(request: RpcRequest): Promise<Handler> {
  const load = Object.hasOwn(HANDLERS, request.op) ? HANDLERS[request.op] : undefined;
  if (load === undefined) throw new BadRequest(`"op" must be one of ${Object.keys(HANDLERS).join(', ')}`);
  return load();
}

/** Integers are bigint inside; JSON has one kind of number. Those that a number cannot hold go as JSON numbers all the same. */
function dataValue(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number(value);
}

function failure(error: unknown): RpcAnswer {
  if (error instanceof BadRequest) return { ok: false, error: error.message, class: 'BadRequest', logs: [] };
  const text = error instanceof Error ? error.message : String(error);
  const trace = process.env.DALANG_DEBUG && error instanceof Error ? { trace: error.stack } : {};
  return { ok: false, error: `internal error: ${text}`, class: 'InternalError', ...trace, logs: [] };
}
