import { COMPILATION_RULE } from '../finding-collector.ts';
import type { Rule } from '../rule.ts';

/** Why a node gets no catalog, in Puppet's words. */
export const compilation: Rule = {
  name: COMPILATION_RULE,
  severity: 'error',
  summary: 'The catalog of a node cannot be compiled.',
  example: 'node default { include no::such::class }\n',
  *checkNode({ failure }) {
    if (failure === undefined) return;
    const { message, at, file, related, hint } = failure.diagnostic;
    yield {
      message,
      ...(at?.source.file === undefined ? {} : { at }),
      ...(file === undefined ? {} : { file }),
      ...(related === undefined ? {} : { related }),
      ...(hint === undefined ? {} : { hint }),
    };
  },
};
