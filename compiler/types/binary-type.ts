import { Binary } from '../values/binary.ts';
import type { Value } from '../values/value.ts';
import { type Fits, PType } from './ptype.ts';

/** Puppet: pops/types/p_binary_type.rb */
export class PBinaryType extends PType {
  override readonly simpleName = 'Binary';
  static readonly DEFAULT = new PBinaryType();
  override isInstance(value: Value): boolean {
    return value instanceof Binary;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PBinaryType;
  }
}
