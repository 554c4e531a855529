/** tls-everywhere-real: the data of tls-everywhere with Debian's own modules, which are not part of the repository. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NO_GLOBAL_LAYER } from '../../../bin/environment-options.ts';
import { DEFAULT_SETTINGS, type EnvironmentOptions } from '../../../compiler/index.ts';
import { type Node, request } from '../../environments/tls-requests.ts';
import { CONFORMANCE_DIR } from '../../record/oracle.ts';
import { MODULES } from '../debian-modules.ts';

export const REAL_ENVIRONMENT = resolve(import.meta.dirname, '../../../fixtures/environments/tls-everywhere-real');

const WANTED = ['stdlib', 'concat', 'haproxy', 'apache'] as const;

/** What is to be installed; undefined when all is there. */
export function modulesMissing(): string | undefined {
  const missing = WANTED.filter((name) => !existsSync(join(MODULES, name)));
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} not in ${MODULES}: apt-get install ${missing.map((name) => `puppet-module-puppetlabs-${name}`).join(' ')}`;
}

/** A modulepath with links to those modules and to no others, so that nothing else is found by accident. */
export function realModulepath(): readonly string[] {
  const folder = join(CONFORMANCE_DIR, 'real-modules');
  mkdirSync(folder, { recursive: true });
  for (const name of WANTED) if (!existsSync(join(folder, name))) symlinkSync(join(MODULES, name), join(folder, name));
  return [folder];
}

export function realEnvironment(): EnvironmentOptions {
  return {
    directory: REAL_ENVIRONMENT,
    modulepath: realModulepath(),
    settings: { ...DEFAULT_SETTINGS, hieraConfig: NO_GLOBAL_LAYER },
  };
}

/** The request of tls-everywhere, with this environment. */
export function realRequest(...[op, node, deployment, more]: Parameters<typeof request>): ReturnType<typeof request> {
  return { ...request(op, node, deployment, more), environment: REAL_ENVIRONMENT, modulepath: [...realModulepath()] };
}

export type { Node };
