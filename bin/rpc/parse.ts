import { assertAndReport } from '../../parser/diagnostics/report.ts';
import { parse, Source } from '../../parser/index.ts';
import { toPN } from '../../parser/pn.ts';
import { BadRequest, type RpcAnswer, type RpcRequest, textField } from './protocol.ts';

/** `{"op":"parse","source":TEXT,"file":NAME,"epp":BOOL}`: the syntax tree in PN form. */
export function answerParse(request: RpcRequest): RpcAnswer {
  const text = textField(request, 'source');
  if (text === undefined) throw new BadRequest('"source" is missing');
  const settings = (request.settings ?? {}) as { tasks?: boolean; strict?: 'off' | 'warning' | 'error' };
  const source = new Source(text, textField(request, 'file') ?? 'unknown.pp');
  const { program, diagnostics } = parse(source, {
    epp: request.epp === true,
    tasks: settings.tasks === true,
    strict: settings.strict ?? 'warning',
  });
  const { logs, error } = assertAndReport(diagnostics);
  if (error !== undefined) return { ok: false, error, logs };
  if (program === undefined) throw new Error('the parser gave neither a tree nor an error');
  return { ok: true, pn: toPN(program), logs };
}
