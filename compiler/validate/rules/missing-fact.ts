import type { FactRead, MissingFact } from '../../node/fact-reads.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/**
 * A fact that code reads, that no node has, and that is named almost as one that is there. Code often asks for facts that only some nodes
 * have, so that the name must be near another; data that does so has a rule of its own.
 */
export const missingFact: Rule = {
  name: 'missing-fact',
  severity: 'warning',
  summary: 'A manifest or template reads a fact that no node has, and whose name is almost that of one that is there.',
  example: "if $facts['os']['famly'] == 'RedHat' { }\n",
  *check({ environment, fleet }) {
    for (const fact of environment.missingFacts()) {
      if (fact.hint === undefined || fact.nodes.length < fleet.count) continue;
      for (const read of fact.reads) if (/\.(?:pp|epp)$/.test(read.file ?? '')) yield finding(fact, read);
    }
  },
};

function finding({ name, nodes, hint }: MissingFact, { text, at, file }: FactRead): RuleFinding {
  return {
    message: `There is no fact '${name}': ${text} is undef`,
    ...(at === undefined ? (file === undefined ? {} : { file }) : { at }),
    ...(hint === undefined ? {} : { hint }),
    nodes,
  };
}
