/** Images of earlier versions in the cache folder: nobody else takes them away. */
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** As many are kept beside the one in use, for who changes between versions. */
const KEPT = 1;
/** What was used less long ago may be in use by another process. */
const AN_HOUR = 3_600_000;
/** Images, and the folders of those that were not finished. */
const IMAGE = /^ruby-[0-9a-f]{16}(?:\..+)?$/;

/** Notes that the image was used now. */
export function markUsed(folder: string): void {
  try {
    const now = new Date();
    utimesSync(folder, now, now);
  } catch {
    // A cache that cannot be written is used as it is.
  }
}

/** Removes what was not used lately, but for the image in use and the one before it. Another process may do the same at the same time. */
export function removeOldImages(cache: string, inUse: string): void {
  const oldest = Date.now() - AN_HOUR;
  const others = readdirSync(cache)
    .filter((name) => IMAGE.test(name) && name !== inUse)
    .map((name) => ({ folder: join(cache, name), isWhole: !name.includes('.'), used: lastUse(join(cache, name)) }))
    .sort((a, b) => b.used - a.used);
  const kept = new Set(others.filter(({ isWhole }) => isWhole).slice(0, KEPT));
  for (const image of others) if (!kept.has(image) && image.used < oldest) remove(image.folder);
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // An image of somebody else stays: nothing depends on its removal.
  }
}

function lastUse(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
