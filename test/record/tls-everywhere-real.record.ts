/**
 * Writes fixtures/environments/tls-everywhere-real/recorded/digests.json: digests of real Puppet's catalogs with Debian's modules, and the
 * versions of these. The catalogs themselves hold texts of those modules and are not kept.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../environments/tls-digest.ts';
import {
  REAL_ENVIRONMENT,
  realCases,
  realModules,
  realModulesMissing,
  realRequest,
  withoutPaths,
} from '../environments/tls-real.ts';
import { nameOf } from '../environments/tls-requests.ts';
import type { Oracle } from './oracle.ts';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const missing = realModulesMissing();
  if (missing !== undefined) throw new Error(missing);
  const lines: string[] = [];
  for (const { node, deployment } of realCases()) {
    const answer = await oracle.ask(realRequest('compile', node, deployment));
    lines.push(`${JSON.stringify(nameOf(node, deployment))}: ${JSON.stringify(digestOf(withoutPaths(answer)))}`);
  }
  const file = join(REAL_ENVIRONMENT, 'recorded', 'digests.json');
  mkdirSync(join(file, '..'), { recursive: true });
  const head = `"puppet": ${JSON.stringify(oracle.version)},\n"modules": ${JSON.stringify(realModules())},`;
  writeFileSync(file, `{\n${head}\n"catalogs": {\n${lines.join(',\n')}\n}}\n`);
  return [file];
}
