import type { Value } from '../values/value.ts';
import { PType } from './ptype.ts';

/**
 * A named set of types with a version.
 *
 * Puppet: pops/types/p_type_set_type.rb
 */
export class PTypeSetType extends PType {
  override readonly simpleName = 'TypeSet';
  readonly setName: string | undefined;
  readonly version: string | undefined;
  readonly pcoreVersion: string | undefined;
  /** The types by their name inside the set. */
  readonly types: ReadonlyMap<string, PType>;
  constructor(options: { name?: string; version?: string; pcoreVersion?: string; types?: ReadonlyMap<string, PType> } = {}) {
    super();
    this.setName = options.name;
    this.version = options.version;
    this.pcoreVersion = options.pcoreVersion;
    this.types = options.types ?? new Map();
  }
  static readonly DEFAULT: PTypeSetType = new PTypeSetType();
  override get name(): string {
    return this.setName ?? 'TypeSet';
  }
  protected override key(): string {
    return `${this.setName};${this.version}`;
  }
  override isInstance(_value: Value): boolean {
    return false;
  }
  protected override accepts(other: PType): boolean {
    return other instanceof PTypeSetType && (this === PTypeSetType.DEFAULT || this.eql(other));
  }
}
