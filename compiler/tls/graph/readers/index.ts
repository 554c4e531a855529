/** Who reads which file: every recogniser, those that know a type first. */
import { apacheVhost } from './apache-vhost.ts';
import { fileContent } from './file-content.ts';
import { haproxyBind } from './haproxy-bind.ts';
import { haproxyServer } from './haproxy-server.ts';
import { namedParameter } from './named-parameter.ts';
import type { Recogniser } from './reader.ts';
import { setting } from './setting.ts';

export { addressOf } from './apache-vhost.ts';
export type { Reader } from './reader.ts';

/** Types that a recogniser knows are not gone through by the names of their parameters. */
export const KNOWN_TYPES: readonly Recogniser[] = [apacheVhost, haproxyBind, haproxyServer];
export const BY_NAMES: readonly Recogniser[] = [namedParameter, setting, fileContent];
export const KNOWN: ReadonlySet<string> = new Set([
  'Apache::Vhost',
  'Haproxy::Listen',
  'Haproxy::Frontend',
  'Haproxy::Balancermember',
]);
