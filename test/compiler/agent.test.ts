import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CatalogFinding, checkCatalog } from '../../compiler/index.ts';
import { agentCases, recordedAgent } from '../support/agent-cases.ts';

/** What Puppet's agent complains of, and the rules that stand for it. */
const KINDS: readonly (readonly [complaint: RegExp, rules: readonly CatalogFinding['rule'][]])[] = [
  [/^Error: Found (\d+) dependency cycles?:/, ['dependency-cycle']],
  [/Could not (?:find|retrieve) (?:dependency|dependent) /, ['missing-reference']],
  [/Cannot alias |Duplicate declaration: /, ['duplicate-title', 'duplicate-alias', 'duplicate-name', 'duplicate-path']],
];

/** The agent names the resources of each cycle, `(Notify[a] => Notify[b] => Notify[a])`, classes and defines by their names too. */
function cyclesIn(complaints: readonly string[]): number {
  return Number(complaints.map((complaint) => /^Error: Found (\d+) dependency cycle/.exec(complaint)?.[1]).find(Boolean) ?? 0);
}

const test = suite('checks of catalogs against the agent');
const recorded = recordedAgent();

for (const { name } of agentCases()) {
  test(name, () => {
    const { catalog, complaints } = recorded[name] as (typeof recorded)[string];
    const findings = checkCatalog(catalog);
    const expected = KINDS.filter(([complaint]) => complaints.some((one) => complaint.test(one)));
    if (complaints.length === 0) return assert.equal(findings, []);
    assert.is(expected.length, 1, complaints.join('\n'));
    for (const [, rules] of expected)
      assert.ok(
        findings.some(({ rule }) => rules.includes(rule)),
        complaints.join('\n'),
      );
    const cycles = findings.filter(({ rule }) => rule === 'dependency-cycle').length;
    if (cyclesIn(complaints) > 0) assert.is(cycles, cyclesIn(complaints));
  });
}

test.run();
