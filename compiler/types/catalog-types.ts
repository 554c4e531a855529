/**
 * CatalogEntry, Class and Resource: references to what a catalog holds.
 *
 * Puppet: pops/types/types.rb
 */
import type { Value } from '../values/value.ts';
import { type Fits, PType } from './ptype.ts';

export class PCatalogEntryType extends PType {
  override readonly simpleName: string = 'CatalogEntry';
  static readonly DEFAULT: PCatalogEntryType = new PCatalogEntryType();
  /** References are types themselves, so no value is an instance. */
  override isInstance(_value: Value): boolean {
    return false;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PCatalogEntryType;
  }
}

export class PClassType extends PCatalogEntryType {
  override readonly simpleName = 'Class';
  readonly className: string | undefined;
  constructor(className?: string) {
    super();
    this.className = className;
  }
  static override readonly DEFAULT: PClassType = new PClassType();
  protected override key(): string {
    return this.className ?? '';
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PClassType && (this.className === undefined || this.className === other.className);
  }
}

export class PResourceType extends PCatalogEntryType {
  override readonly simpleName = 'Resource';
  /** Name of the resource type, in the case given. */
  readonly typeName: string | undefined;
  readonly title: string | undefined;
  readonly downcasedName: string | undefined;
  constructor(typeName?: string, title?: string) {
    super();
    this.typeName = typeName;
    this.title = title;
    this.downcasedName = typeName?.toLowerCase();
  }
  static override readonly DEFAULT: PResourceType = new PResourceType();
  protected override key(): string {
    return `${this.downcasedName ?? ''};${JSON.stringify(this.title)}`;
  }
  protected override accepts(other: PType): Fits {
    if (!(other instanceof PResourceType)) return false;
    if (this.downcasedName === undefined) return true;
    return this.downcasedName === other.downcasedName && (this.title === undefined || this.title === other.title);
  }
}
