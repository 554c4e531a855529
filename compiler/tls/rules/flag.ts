import type { RuleFinding } from '../../validate/rule.ts';
import type { NodeRule } from '../node.ts';

const SPEAKS_OF_TLS = /tls|ssl|cert/i;
/** What functions that make Booleans of texts take for one. */
const LIKE_BOOLEAN = /^(?:true|false|yes|no|y|n|t|f|on|off|0|1)$/i;
/** Names that are only given to what is either on or off. */
const FLAG =
  /(?:^|[:_])(?:enable|generate|use|manage|verify|require)_\w*(?:tls|ssl|cert\w*)$|(?:tls|ssl)_(?:enabled?|only|everywhere)$/;

export const flagNotBoolean: NodeRule = {
  name: 'tls-flag-not-boolean',
  severity: 'error',
  summary: 'What turns TLS on or off is neither true nor false.',
  example: 'generate_service_certificates: perhaps\n',
  *check({ values, failure }) {
    for (const key of values?.keys ?? []) {
      if (values === undefined || !SPEAKS_OF_TLS.test(key)) continue;
      const written = values.written(key);
      if (!FLAG.test(key) && !written.some(({ value }) => typeof value === 'boolean')) continue;
      for (const { value, place } of written) {
        if (typeof value === 'boolean' || value === undefined || (typeof value === 'string' && value.includes('%{'))) continue;
        const isLike = LIKE_BOOLEAN.test(String(value));
        yield {
          message: `'${key}' is ${typeof value === 'string' ? `the text '${value}'` : 'no Boolean'}, and not true or false`,
          severity: isLike ? 'warning' : 'error',
          ...place,
          ...explained(failure, String(value)),
          hint: isLike ? 'write true or false without quotes' : 'write true or false',
        };
      }
    }
  },
};

/** A Boolean is wanted of the text, or something else than a text. */
function explained(failure: string | undefined, value: string): Pick<RuleFinding, 'explains'> {
  const told =
    failure === undefined ? [] : [`The string '${value}' cannot be converted to Boolean`, 'expects a Boolean value, got String'];
  const explains = told.find((words) => failure?.includes(words));
  return explains === undefined ? {} : { explains };
}
