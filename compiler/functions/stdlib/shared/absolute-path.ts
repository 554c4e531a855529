import type { Value } from '../../../values/index.ts';

const POSIX = /^\//m;
const WINDOWS = /^(?:[A-Z]:[\\/]|[\\/][\\/][^\\/]+[\\/][^\\/]+|[\\/][\\/]\?[\\/][^\\/]+)/im;

/** Whether a text is an absolute path of POSIX or of Windows. Puppet: util.rb#absolute_path? */
export function isAbsolutePath(path: Value): boolean {
  return typeof path === 'string' && (POSIX.test(path) || WINDOWS.test(path));
}
