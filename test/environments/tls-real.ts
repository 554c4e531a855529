/** tls-everywhere-real: the data of tls-everywhere with Debian's own modules, which are not part of the repository. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NO_GLOBAL_LAYER } from '../../bin/environment-options.ts';
import { DEFAULT_SETTINGS, type EnvironmentOptions } from '../../compiler/index.ts';
import { MODULES } from '../conformance/debian-modules.ts';
import { CONFORMANCE_DIR } from '../record/oracle.ts';
import type { Answer } from '../support/line-process.ts';
import { withoutPath } from './tls-digest.ts';
import { DEFAULT, type Deployment, NODES, type Node, request } from './tls-requests.ts';

export const REAL_ENVIRONMENT = resolve(import.meta.dirname, '../../fixtures/environments/tls-everywhere-real');

const WANTED = ['stdlib', 'concat', 'haproxy', 'apache'] as const;

/** What is to be installed; undefined when all is there. */
export function realModulesMissing(): string | undefined {
  const missing = WANTED.filter((name) => !existsSync(join(MODULES, name)));
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} not in ${MODULES}: apt-get install ${missing.map((name) => `puppet-module-puppetlabs-${name}`).join(' ')}`;
}

/** Names of the modules with their versions. */
export function realModules(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    WANTED.map((name) => {
      const metadata = JSON.parse(readFileSync(join(MODULES, name, 'metadata.json'), 'utf8')) as { readonly version: string };
      return [name, metadata.version];
    }),
  );
}

/** A modulepath with links to those modules and to no others, so that nothing else is found by accident. */
function realModulepath(): readonly string[] {
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

/** The request of tls-everywhere, for this environment. */
export function realRequest(...asked: Parameters<typeof request>): ReturnType<typeof request> {
  return { ...request(...asked), environment: REAL_ENVIRONMENT, modulepath: [...realModulepath()] };
}

/** All nodes as their facts say, and one controller in the other variants and releases. */
export function realCases(): readonly { readonly node: Node; readonly deployment: Deployment }[] {
  const others: readonly Deployment[] = [
    { release: 'pike', variant: 'local', step: 5 },
    { release: 'pike', variant: 'own-certs', step: 5 },
    { release: 'pike', variant: 'public-only', step: 5 },
    { release: 'pike', variant: 'no-tls', step: 5 },
    { release: 'train', variant: 'freeipa', step: 1 },
    { release: 'train', variant: 'freeipa', step: 5 },
    { release: 'newton', variant: 'freeipa', step: 5 },
  ];
  const sound = NODES.map((node) => ({ node, deployment: DEFAULT }));
  return [...sound, ...others.map((deployment) => ({ node: NODES[0], deployment }))];
}

/** The answer with placeholders for the paths of the environment and of the modules. */
export function withoutPaths(answer: Answer): Answer {
  const text = JSON.stringify(withoutPath(answer, REAL_ENVIRONMENT));
  return JSON.parse(text.replaceAll(realModulepath()[0] as string, 'MODULES')) as Answer;
}
