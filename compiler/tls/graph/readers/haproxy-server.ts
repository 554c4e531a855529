import { parameter } from '../values.ts';
import { filesIn, wordsOf } from './haproxy-words.ts';
import type { Reader, Recogniser } from './reader.ts';

/** Options of servers: the CA whose certificates are taken, the PEM with which HAProxy proves who it is. */
export const haproxyServer: Recogniser = (resource) => {
  if (resource.type !== 'Haproxy::Balancermember') return [];
  return filesIn(wordsOf(parameter(resource, 'options'))).map(
    ({ path, role }): Reader => ({ resource, kind: 'server', role, path, parameter: ['options'] }),
  );
};
