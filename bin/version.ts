import { readFileSync } from 'node:fs';

declare const DALANG_VERSION: string | undefined;

/** The version in package.json: put in by the build, read from the file when the sources run. */
export function version(): string {
  if (typeof DALANG_VERSION === 'string') return DALANG_VERSION;
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
