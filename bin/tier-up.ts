/** How soon V8 takes code for hot and optimizes it. */
import { setFlagsFromString } from 'node:v8';

/** Of bytecode that a function has run, in bytes; V8's own is 67,584 in Node 20. */
const BUDGET = 600_000;
/** V8 complains of flags that it does not know; these versions (Node 20 to 24) know it. */
const KNOWN = { from: 11, to: 13 };

/**
 * Has V8 wait a few milliseconds longer. A compilation runs much code a few times each: optimizing it took half of all the time that the
 * processor spends on a few nodes, and what a fleet makes hot is optimized all the same.
 */
export function optimizeLater(): void {
  const major = Number.parseInt(process.versions.v8, 10);
  if (major >= KNOWN.from && major <= KNOWN.to) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
