import { relative } from 'node:path';

/** A file's path from the current folder, if it lies below it. */
export function fromHere(path: string): string {
  const short = relative('.', path);
  return path.startsWith('/') && short !== '' && !short.startsWith('..') ? short : path;
}
