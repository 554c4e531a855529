import type { Rule } from '../rule.ts';

/** A data file that a level could name, and does for none of the nodes. */
export const hieraUnusedFile: Rule = {
  name: 'hiera-unused-file',
  severity: 'note',
  summary: 'A data file is at no level of any node.',
  example: '# data/nodes/web7.example.com.yaml, and no node web7.example.com\n',
  *check({ data, fleet }) {
    // Where no file is used at all, something else is wrong: a hiera.yaml that is refused, facts that are missing.
    if (!data.files.some((file) => file.owner.layer !== 'module' && fleet.nodesUsing(file).length > 0)) return;
    for (const file of data.files) {
      // Whoever takes a module takes all of its data.
      if (file.owner.layer === 'module' || fleet.nodesUsing(file).length > 0) continue;
      const levels = file.levels.map(({ name }) => `'${name}'`).join(', ');
      yield {
        message: `None of the ${fleet.count} nodes uses this file`,
        file: file.path,
        notes: [`It could be of the level ${levels}`],
      };
    }
  },
};
