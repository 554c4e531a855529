/**
 * Writes fixtures/environments/ipsec-everywhere/recorded/: real Puppet's catalogs of all nodes, and digests of those of every variant.
 *
 * Puppet has the environment's own module and nothing else.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileRequest, ENVIRONMENT, NODES, VARIANTS } from '../environments/ipsec-requests.ts';
import { digestOf, withoutPath } from '../environments/tls-digest.ts';
import type { Answer } from '../support/line-process.ts';
import type { Oracle } from './oracle.ts';

const RECORDED = join(ENVIRONMENT, 'recorded');

export async function record(oracle: Oracle): Promise<readonly string[]> {
  mkdirSync(RECORDED, { recursive: true });
  const modulepath = [realpathSync(mkdtempSync(join(tmpdir(), 'ipsec-everywhere-')))];
  const files: string[] = [];
  const digests: string[] = [];
  try {
    for (const variant of VARIANTS) {
      for (const node of NODES) {
        const request = compileRequest(node, variant);
        const answer = withoutPath(await oracle.ask({ ...request, modulepath }), ENVIRONMENT);
        if (variant === VARIANTS[0]) files.push(write(`${node}.json`, catalogText(answer)));
        digests.push(`${JSON.stringify(request.id)}: ${JSON.stringify(digestOf(answer))}`);
      }
    }
  } finally {
    for (const folder of modulepath) rmSync(folder, { recursive: true });
  }
  return [...files, write('digests.json', `{\n${digests.join(',\n')}\n}\n`)];
}

/** A resource a line, so that a changed resource is a changed line; without what is new each time. */
function catalogText(answer: Answer): string {
  if (!answer.ok) throw new Error(String(answer.error));
  const { version: _, catalog_uuid: __, ...catalog } = answer.catalog as Record<string, unknown>;
  const text = JSON.stringify({ ok: true, exported: answer.exported, logs: answer.logs, catalog });
  return `${text.replaceAll('{"type":', '\n{"type":').replaceAll('{"source":', '\n{"source":')}\n`;
}

function write(name: string, text: string): string {
  const file = join(RECORDED, name);
  writeFileSync(file, text);
  return file;
}
