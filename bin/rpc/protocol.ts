/** The requests and answers of `dalang rpc`: one JSON text a line, the same as those of test/record/oracle.rb. */

export interface RpcRequest {
  readonly op: string;
  /** Given back with the answer. */
  readonly id?: string | number;
  readonly [field: string]: unknown;
}

export type LogLine = readonly [level: string, message: string];

export interface RpcAnswer {
  readonly ok: boolean;
  readonly error?: string;
  /** 'BadRequest' where the request is at fault, 'FileError' where a file cannot be read, 'InternalError' where dalang itself is at fault. */
  readonly class?: string;
  readonly logs: readonly LogLine[];
  readonly [field: string]: unknown;
}

/** The request cannot be understood; the message says why. */
export class BadRequest extends Error {}

/** An optional text of a request. */
export function textField(request: RpcRequest, name: string): string | undefined {
  const value = request[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new BadRequest(`"${name}" must be a string`);
  return value;
}
