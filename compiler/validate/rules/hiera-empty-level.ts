import type { Rule } from '../rule.ts';

/** A level of the hierarchy for which there is no file at all. */
export const hieraEmptyLevel: Rule = {
  name: 'hiera-empty-level',
  severity: 'note',
  summary: 'A level of hiera.yaml has no file, whatever the node.',
  example: 'hierarchy:\n  - name: Datacenters\n    path: "datacentres/%{facts.datacenter}.yaml"\n',
  *check({ data }) {
    for (const { owner, levels } of data.configs) {
      if (owner.layer === 'module') continue;
      for (const level of levels) {
        if (level.format === undefined || level.templates.length === 0) continue;
        const [first] = level.templates;
        const isThere = data.files.some(({ path }) => level.templates.some(({ pattern }) => pattern.test(path)));
        if (isThere || first === undefined) continue;
        const paths = level.templates.map(({ text }) => text).join(', ');
        yield { message: `There is no file for the level '${level.name}': ${paths}`, at: first.at };
      }
    }
  },
};
