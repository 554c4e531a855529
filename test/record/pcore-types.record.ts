/** Writes compiler/types/pcore-types.json: the Object types that Puppet defines for its own types, syntax trees and resources. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

/** Types that do something: they are written in compiler/types/builtin-objects.ts and in compiler/lookup. */
const NATIVE: ReadonlySet<string> = new Set(['Annotation', 'Deferred', 'Error', 'Pcore', 'Puppet::LookupContext']);

interface Recorded {
  readonly puppetVersion: string;
  readonly types: Readonly<Record<string, string>>;
}

export async function record(): Promise<readonly string[]> {
  const script = join(import.meta.dirname, 'pcore-types.rb');
  const { puppetVersion, types } = JSON.parse(execFileSync('ruby', [script], { encoding: 'utf8' })) as Recorded;
  const file = join(ROOT, 'compiler', 'types', 'pcore-types.json');
  const kept = Object.fromEntries(Object.entries(types).filter(([name]) => !NATIVE.has(name)));
  writeFileSync(file, `${JSON.stringify({ puppetVersion, types: kept }, null, 2)}\n`);
  return [file];
}
