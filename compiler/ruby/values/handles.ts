/**
 * Objects that Ruby holds by a number while a call lasts: types, scopes, resources, lambdas.
 */
import { PType } from '../../types/index.ts';

export class Handles {
  private readonly objects: unknown[] = [];
  private readonly byObject = new Map<unknown, number>();

  /** Types that print the same are the same. */
  add(object: object): number {
    const key = object instanceof PType ? `${object.constructor.name} ${object}` : object;
    const known = this.byObject.get(key);
    if (known !== undefined) return known;
    this.byObject.set(key, this.objects.length);
    return this.objects.push(object) - 1;
  }

  /** Undefined for what was never given out, or is gone. */
  get(handle: unknown): unknown {
    return typeof handle === 'number' ? this.objects[handle] : undefined;
  }

  clear(): void {
    this.objects.length = 0;
    this.byObject.clear();
  }
}
