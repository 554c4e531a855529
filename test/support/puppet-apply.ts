/** Puppet's agent on a finished catalog: `puppet apply --noop --catalog FILE`, with no facts but those given and nothing of the machine's own configuration. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NODE = 'agent.example.com';

/** Facts that providers of the built-in types may look at. Facter would take seconds for each catalog. */
const FACTS = `--- !ruby/object:Puppet::Node::Facts
name: ${NODE}
values:
  kernel: Linux
  os: {family: Debian, name: Debian, release: {major: "12", full: "12.0"}}
`;

export interface AgentOutcome {
  /** 0 even where the agent refuses the catalog in its run. */
  readonly status: number | null;
  /** Errors and warnings, in order. */
  readonly complaints: readonly string[];
}

export class PuppetAgent {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dalang-agent-'));
  private readonly modulepath: string;

  /** `modulepath`: where types that are not part of Puppet come from. */
  constructor(modulepath?: string) {
    const facts = join(this.folder, 'var', 'yaml', 'facts');
    mkdirSync(facts, { recursive: true });
    mkdirSync(join(this.folder, 'modules'));
    writeFileSync(join(facts, `${NODE}.yaml`), FACTS);
    this.modulepath = modulepath ?? join(this.folder, 'modules');
  }

  /** What the agent says of the catalog, given as JSON. Nothing is changed on the machine. */
  apply(catalog: string): AgentOutcome {
    const file = join(this.folder, 'catalog.json');
    writeFileSync(file, catalog);
    const options = ['--noop', '--catalog', file, '--color', 'false', '--facts_terminus', 'yaml', '--certname', NODE];
    const folders = ['--confdir', join(this.folder, 'conf'), '--vardir', join(this.folder, 'var'), '--modulepath', this.modulepath];
    const { status, stdout, stderr } = spawnSync('puppet', ['apply', ...options, ...folders], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status, complaints: complaintsIn(`${stdout}\n${stderr}`) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Messages with their further lines. */
function complaintsIn(text: string): readonly string[] {
  return text
    .split(/^(?=(?:Debug|Info|Notice|Warning|Error|Critical): )/m)
    .filter((message) => /^(Warning|Error|Critical): /.test(message))
    .map((message) => message.trimEnd());
}
