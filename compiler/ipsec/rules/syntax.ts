import { ipsecRule } from '../fleet.ts';
import { placeOfProblem } from './where.ts';

/** What libreswan would refuse, and what it reads as something else without a word. */
export const syntax = ipsecRule({
  name: 'ipsec-syntax',
  severity: 'error',
  summary: 'A line of libreswan’s files is refused, or taken for something else without a word.',
  example: 'file { \'/etc/ipsec.d/a.conf\':\n  content => "conn a\\n\\tleft=10.0.0.300\\n\\tright=%any\\n",\n}',
  *checkFleet(fleet) {
    for (const { name, problems, secretProblems } of fleet.nodes.values()) {
      for (const problem of [...problems, ...secretProblems]) {
        yield {
          message: `${problem.path}: ${problem.message}`,
          ...placeOfProblem(name, problem, fleet),
          notes: [`line ${problem.line} of the file`],
          hint: '`ipsec addconn --checkconfig` finds words that libreswan does not know, and not values that are wrong.',
          nodes: [name],
        };
      }
    }
  },
});
