/** What Puppet's agent makes of the files of a catalog: fixtures/render/node, recorded by test/record/render.record.ts. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CatalogJson } from '../../compiler/index.ts';

export const RENDER_FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'render', 'node');
export const RENDER_RECORDED = join(RENDER_FOLDER, 'puppet.recorded.json');

export interface Recorded {
  readonly puppet: string;
  readonly catalog: CatalogJson;
  /** By path; bytes that are no text in base64. */
  readonly files: Readonly<Record<string, string | { readonly base64: string }>>;
  /** The agent's errors. */
  readonly complaints: readonly string[];
}

export function recordedFiles(): Recorded {
  return JSON.parse(readFileSync(RENDER_RECORDED, 'utf8')) as Recorded;
}

export function textOrBytes(bytes: Buffer): Recorded['files'][string] {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : { base64: bytes.toString('base64') };
}
