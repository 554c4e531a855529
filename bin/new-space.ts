/** How much memory V8 takes for new objects. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's space for new objects as small as it is at the start. It would grow to 48 MB, a third of what one large catalog needs in all,
 * and save a few percent of the time; who compiles many catalogs wants the time.
 */
export function keepNewSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
