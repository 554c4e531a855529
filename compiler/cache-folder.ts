import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what can be made again is kept: `$XDG_CACHE_HOME/dalang`. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === '' ? join(homedir(), '.cache') : XDG_CACHE_HOME, 'dalang');
}
