/** Modules that the tls-everywhere environment needs beside its own: stdlib alone, so that nothing else is found by accident. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CONFORMANCE_DIR } from '../record/oracle.ts';
import { MODULES } from './debian-modules.ts';

/** A modulepath with a link to Debian's stdlib. */
export function stdlibModulepath(): string[] {
  const folder = join(CONFORMANCE_DIR, 'modules');
  const link = join(folder, 'stdlib');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(link)) symlinkSync(join(MODULES, 'stdlib'), link);
  return [folder];
}

export function stdlibMissing(): string | undefined {
  const folder = join(MODULES, 'stdlib');
  return existsSync(folder) ? undefined : `${folder} is not there: apt-get install puppet-module-puppetlabs-stdlib`;
}
