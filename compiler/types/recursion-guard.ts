/**
 * Detects that a check of types goes round in circles, separately for the receiver ("this") and the argument ("that").
 *
 * Puppet: pops/types/recursion_guard.rb
 */
export const NO_SELF_RECURSION = 0;
export const SELF_RECURSION_IN_THIS = 1;
export const SELF_RECURSION_IN_THAT = 2;
export const SELF_RECURSION_IN_BOTH = 3;

export class RecursionGuard {
  private flags = NO_SELF_RECURSION;
  private readonly seen = new Set<unknown>();
  private readonly seenThat = new Set<unknown>();
  private readonly recursive = new Set<unknown>();

  get state(): number {
    return this.flags;
  }

  /** True when the object was met a second time as receiver. */
  isRecursiveThis(instance: object): boolean {
    return this.recursive.has(instance);
  }

  /** Runs the block with the receiver noted. */
  withThis<T>(instance: object, block: (state: number) => T): T {
    if ((this.flags & SELF_RECURSION_IN_THIS) !== 0) return block(this.flags);
    if (this.seen.has(instance)) {
      this.recursive.add(instance);
      this.flags |= SELF_RECURSION_IN_THIS;
      return block(this.flags);
    }
    this.seen.add(instance);
    const result = block(this.flags);
    this.flags &= ~SELF_RECURSION_IN_THIS;
    this.seen.delete(instance);
    return result;
  }

  /** Runs the block with the argument noted, by identity: what is met inside a text or number can only be that text or number. */
  withThat<T>(instance: unknown, block: (state: number) => T): T {
    if ((this.flags & SELF_RECURSION_IN_THAT) !== 0) return block(this.flags);
    if (this.seenThat.has(instance)) {
      this.flags |= SELF_RECURSION_IN_THAT;
      return block(this.flags);
    }
    this.seenThat.add(instance);
    const result = block(this.flags);
    this.flags &= ~SELF_RECURSION_IN_THAT;
    this.seenThat.delete(instance);
    return result;
  }

  addThat(instance: object): number {
    if ((this.flags & SELF_RECURSION_IN_THAT) === 0) {
      if (this.seenThat.has(instance)) this.flags |= SELF_RECURSION_IN_THAT;
      else this.seenThat.add(instance);
    }
    return this.flags;
  }
}
