import type { Value } from '../values/value.ts';
import { type Fits, PType, type TypeResolver } from './ptype.ts';

/** Turns the text of a type into a type; set by type-parser.ts, which knows every class and so cannot be imported here. */
type TextParser = (text: string, resolver: TypeResolver | undefined) => PType;
let parseText: TextParser | undefined;

export function setReferenceParser(parser: TextParser): void {
  parseText = parser;
}

/**
 * A type that is known by its text only, as no loader knows it.
 *
 * Puppet: pops/types/types.rb (PTypeReferenceType)
 */
export class PTypeReferenceType extends PType {
  override readonly simpleName = 'TypeReference';
  readonly typeString: string;
  constructor(typeString: string) {
    super();
    this.typeString = typeString;
  }
  static readonly DEFAULT: PTypeReferenceType = new PTypeReferenceType('UnresolvedReference');
  protected override key(): string {
    return this.typeString;
  }
  override isInstance(_value: Value): boolean {
    return false;
  }
  protected override accepts(other: PType): Fits {
    return this.eql(other);
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    return parseText === undefined ? this : parseText(this.typeString, resolver);
  }
}
