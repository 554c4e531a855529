/** Writes fixtures/signatures/functions.recorded.json: the signatures of all functions of Puppet and of Debian's stdlib. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedSignatures, SIGNATURES, type Signature } from '../support/signatures.ts';

const DEBIAN_MODULES = '/usr/share/puppet/modules';

export async function record(): Promise<readonly string[]> {
  const output = execFileSync('ruby', [join(import.meta.dirname, 'signatures.rb'), DEBIAN_MODULES], { encoding: 'utf8' });
  const { puppet, functions, stdlib } = JSON.parse(output) as RecordedSignatures;
  const parts = [`"puppet":${JSON.stringify(puppet)}`, `"functions":${lines(functions)}`, `"stdlib":${lines(stdlib)}`];
  writeFileSync(SIGNATURES, `{\n${parts.join(',\n')}\n}\n`);
  return [SIGNATURES];
}

/** One line a function, so that a changed signature is a changed line. */
function lines(signatures: Readonly<Record<string, Signature>>): string {
  const entries = Object.entries(signatures).map(([name, signature]) => `${JSON.stringify(name)}:${JSON.stringify(signature)}`);
  return `{\n${entries.join(',\n')}\n}`;
}
