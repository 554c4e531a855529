import { dataBehind, namedLine } from '../failure-place.ts';
import { COMPILATION_RULE } from '../finding-collector.ts';
import type { Rule } from '../rule.ts';
import { withoutSecrets } from '../secrets.ts';

/** Why a node gets no catalog, in Puppet's words. */
export const compilation: Rule = {
  name: COMPILATION_RULE,
  severity: 'error',
  summary: 'The catalog of a node cannot be compiled.',
  example: 'node default { include no::such::class }\n',
  *checkNode({ failure, files }, { environment }) {
    if (failure === undefined) return;
    const { message, at: known, file, related = [], hint } = failure.diagnostic;
    const line = known?.source.file === undefined ? namedLine(message, (path) => environment.files.read(path)) : known;
    const data = dataBehind(message, files);
    const at = data ?? line;
    yield {
      message: withoutSecrets(message),
      ...(at === undefined ? {} : { at }),
      ...(at !== undefined || file === undefined ? {} : { file }),
      related:
        data !== undefined && line !== undefined ? [{ at: line, message: 'the resource is declared here' }, ...related] : related,
      ...(hint === undefined ? {} : { hint }),
    };
  },
};
