import { bindsOf } from '../binds.ts';
import { filesIn } from './haproxy-words.ts';
import type { Reader, Recogniser } from './reader.ts';

/** `bind` lines of a listen or frontend: `ssl crt FILE`, `ca-file FILE`. */
export const haproxyBind: Recogniser = (resource) =>
  bindsOf(resource).flatMap(({ words, parameter, address }) =>
    filesIn(words).map(({ path, role }): Reader => ({ resource, kind: 'bind', role, path, parameter, where: address })),
  );
