/**
 * The time that code is told. Kept once for the process, as the limits are: one compilation is under way at a time, and values that read
 * the clock need not be handed one.
 */

/** The clock of a compilation. */
export interface Clock {
  /** Nanoseconds since 1970, where the world file says them. */
  readonly now: bigint | undefined;
  /** Code has read the clock. */
  noteTime(): void;
}

let inForce: Clock | undefined;

/** Runs the body with the clock in force. */
export function withClock<T>(clock: Clock, body: () => T): T {
  const before = inForce;
  inForce = clock;
  try {
    return body();
  } finally {
    inForce = before;
  }
}

/** Nanoseconds since 1970, for code that asks for the time. */
export function currentTime(): bigint {
  inForce?.noteTime();
  return quietTime();
}

/** The same for what is no code: the version of a catalog. */
export function quietTime(): bigint {
  return inForce?.now ?? BigInt(Date.now()) * 1_000_000n;
}
