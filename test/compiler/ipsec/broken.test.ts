/** Every way to get IPsec's data wrong is found by its rule, at its line; and what is right is not found. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { NodeData } from '../../../compiler/index.ts';
import { type Finding, RULES, validate } from '../../../compiler/validate/index.ts';
import { brokenCases, expectedPlace, writeBroken } from '../../environments/ipsec-broken.ts';
import { certname, ENVIRONMENT, factsOf, NODES, VARIANTS, type Variant } from '../../environments/ipsec-requests.ts';

const IPSEC = RULES.map(({ name }) => name).filter((name) => name.startsWith('ipsec-'));
const SECRETS = ['lab-only-not-a-secret', 'hunter2hunter2', 'a-key-with-a-"', 'a-key-that-only-one'];

function findings(directory: string, variant: Variant): readonly Finding[] {
  const nodes = NODES.map((node) => ({ name: certname(node), facts: factsOf(node, variant) }) as NodeData);
  return validate({ environment: { directory }, nodes, rules: [...IPSEC, 'compilation'] }).findings;
}

function shown({ rule, at, file, message }: Finding): string {
  return `${rule} ${at ? `${at.source.file}:${at.source.place(at.offset).line}` : (file ?? '-')} ${message}`;
}

const broken = suite('ipsec rules: broken data');

for (const one of brokenCases()) {
  broken(one.name, () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ipsec-broken-')));
    try {
      writeBroken(one, folder);
      const found = findings(folder, 'tunnels');
      const all = found.map(shown);
      assert.ok(
        all.some((text) => text.startsWith(`${one.rule} ${expectedPlace(one, folder)} `) && text.includes(one.words)),
        `expected ${one.rule} ${expectedPlace(one, folder)} '${one.words}', found:\n${all.join('\n')}`,
      );
      const printed = JSON.stringify(found.map(({ message, notes, hint }) => [message, notes, hint]));
      for (const secret of SECRETS) assert.not.ok(printed.includes(secret), printed);
      assert.not.ok(
        all.some((text) => text.startsWith('compilation ')),
        all.join('\n'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

broken.run();

const sound = suite('ipsec rules: sound data');

/** What is meant to be odd in a variant. */
const KNOWN: Partial<Record<Variant, readonly string[]>> = {
  'no-pacemaker': ['ipsec-alone', 'ipsec-vip'],
};

for (const variant of VARIANTS) {
  sound(variant, () => {
    const rules = new Set(findings(ENVIRONMENT, variant).map(({ rule }) => rule));
    assert.equal([...rules].sort(), KNOWN[variant] ?? []);
  });
}

sound.run();
