/** Writes what Puppet's agent says of the catalogs of fixtures/agent/cases.yaml, with the catalogs, into recorded.json beside it. */
import { writeFileSync } from 'node:fs';
import type { CatalogJson } from '../../compiler/index.ts';
import { AGENT_RECORDED, type AgentCase, agentCases, changed, type RecordedAgent } from '../support/agent-cases.ts';
import { PuppetAgent } from '../support/puppet-apply.ts';
import type { Oracle } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const agent = new PuppetAgent();
  try {
    const lines: string[] = [];
    for (const one of agentCases())
      lines.push(` ${JSON.stringify(one.name)}: ${JSON.stringify(await answerOf(one, oracle, agent))}`);
    writeFileSync(AGENT_RECORDED, `{"puppet": ${JSON.stringify(oracle.version)}, "answers": {\n${lines.join(',\n')}\n}}\n`);
    return [AGENT_RECORDED];
  } finally {
    agent.remove();
  }
}

async function answerOf(one: AgentCase, oracle: Oracle, agent: PuppetAgent): Promise<RecordedAgent> {
  const answer = await oracle.ask({ op: 'compile', code: one.code, node: 'agent.example.com' });
  if (answer.ok !== true) throw new Error(`${one.name}: ${String(answer.error)}`);
  const catalog = changed(answer.catalog as CatalogJson, one);
  // What differs with each compilation.
  const kept = { ...catalog, version: 1, catalog_uuid: '00000000-0000-0000-0000-000000000000' };
  return { catalog: kept, complaints: agent.apply(JSON.stringify(kept)).complaints };
}
