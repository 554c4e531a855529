import type { NodeRule } from '../node.ts';

const NOT_CONVERTED = /(?:The string|A String) '(.+?)' cannot be converted to (\w+)/;

export const conversion: NodeRule = {
  name: 'data-not-convertible',
  severity: 'error',
  summary: 'A text of data is to become a number or a Boolean and cannot; Puppet names the line of code only.',
  example: "# Integer(lookup('step'))\nstep: five\n",
  *check({ failure, values }) {
    const [text, value = '', type = ''] = NOT_CONVERTED.exec(failure ?? '') ?? [];
    if (text === undefined || values === undefined) return;
    for (const place of values.placesOf(value)) {
      yield { message: `'${value}' cannot be converted to ${type}`, ...place, explains: text };
    }
  },
};
