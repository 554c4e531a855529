import { resolved } from '../../yaml/index.ts';
import type { Rule } from '../rule.ts';

/** A data file with something else than keys and values: Puppet warns and finds nothing in it. */
export const dataNotAHash: Rule = {
  name: 'data-not-a-hash',
  severity: 'warning',
  summary: 'A data file holds something else than a hash of keys and values, so that nothing is found in it.',
  example: '- ntp1.example.com\n- ntp2.example.com\n',
  *check({ data }) {
    for (const file of data.files) {
      const top = resolved(file.tree);
      if (top === undefined || top.kind === 'mapping' || (top.kind === 'scalar' && top.value === undefined)) continue;
      yield {
        message: `${file.path}: file does not contain a valid yaml hash`,
        at: file.span({ start: top.start, end: top.start }),
      };
    }
  },
};
