import { almostNamedBy, type Hierarchy } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A file among the data that no level could ever name. */
export const hieraStrayFile: Rule = {
  name: 'hiera-stray-file',
  severity: 'note',
  summary: 'A file lies among the data and is named by no level of hiera.yaml, whatever the node.',
  example: '# data/common.yml, where hiera.yaml says common.yaml\n',
  *check({ data }) {
    for (const { path, config } of data.strays) yield finding(path, config);
  },
};

/** One whose extension or case is not that of hiera.yaml is a mistake; others may have a reader of their own. */
function finding(path: string, config: Hierarchy): RuleFinding {
  const message = `No level of ${config.path} names this file, so that nothing in it is found`;
  const meant = config.levels.flatMap(({ templates }) => almostNamedBy(path, templates) ?? []).at(0);
  if (meant === undefined) return { message, file: path };
  return { message, file: path, severity: 'warning', related: [{ at: meant.at, message: 'this path is almost the same' }] };
}
