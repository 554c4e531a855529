import { PuppetError } from '../functions/error.ts';
import type { Value } from '../values/value.ts';
import type { PCallableType } from './callable-type.ts';
import { type Fits, PType, type TypeResolver } from './ptype.ts';
import { RecursionGuard, SELF_RECURSION_IN_BOTH, SELF_RECURSION_IN_THIS } from './recursion-guard.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { PVariantType } from './variant-type.ts';

/** Makes the type that an alias stands for; may meet the alias itself on the way. */
export type AliasDefinition = (resolver: TypeResolver | undefined) => PType;

/**
 * A name for another type, which may contain the alias itself.
 *
 * Puppet: pops/types/types.rb (PTypeAliasType)
 */
export class PTypeAliasType extends PType {
  override readonly simpleName = 'TypeAlias';
  private readonly aliasName: string;
  private readonly definition: AliasDefinition | undefined;
  private resolved: PType | undefined;
  private recursive = false;
  private readonly verbatim: boolean;

  /** With a definition that `resolve` runs, or with the type itself; `verbatim` keeps what is found from being normalized. */
  constructor(name: string, definition: AliasDefinition | PType | undefined, verbatim = false) {
    super();
    this.verbatim = verbatim;
    this.aliasName = name;
    this.definition = typeof definition === 'function' ? definition : undefined;
    this.resolved = definition instanceof PType ? definition : undefined;
  }
  static readonly DEFAULT: PTypeAliasType = new PTypeAliasType('UnresolvedAlias', PTypeReferenceType.DEFAULT);

  override get name(): string {
    return this.aliasName;
  }
  protected override key(): string {
    return this.aliasName;
  }
  get isResolved(): boolean {
    return this.resolved !== undefined;
  }
  /** The type the alias stands for. */
  get resolvedType(): PType {
    if (this.resolved === undefined) throw new PuppetError(`Reference to unresolved type ${this.aliasName}`);
    return this.resolved;
  }
  get isSelfRecursive(): boolean {
    return this.recursive;
  }

  override resolve(resolver: TypeResolver | undefined): PType {
    if (this.resolved !== undefined || this.definition === undefined) return this;
    // Stands in while resolving, so that the alias may contain itself.
    this.resolved = PTypeReferenceType.DEFAULT;
    this.recursive = true;
    try {
      const found = this.definition(resolver);
      this.resolved = this.verbatim ? found : found.normalize();
      this.checkRecursion();
    } catch (error) {
      this.resolved = undefined;
      throw error;
    }
    return this;
  }

  private checkRecursion(): void {
    const guard = new RecursionGuard();
    if (!containsRealType(this, guard)) throw new PuppetError(`Type alias '${this.aliasName}' cannot be resolved to a real type`);
    this.recursive = guard.isRecursiveThis(this);
    if (!this.recursive) return;
    this.accept((type) => type instanceof PTypeAliasType && type.updateRecursion(), new RecursionGuard());
    this.dropUnrealVariants();
  }

  /** Another alias that contains this one turned out recursive: perhaps this one is, too. */
  private updateRecursion(): void {
    if (this.recursive || this.resolved === undefined || this.resolved instanceof PTypeReferenceType) return;
    this.recursive = true;
    this.recursive = this.meetsItself();
    if (this.recursive) this.dropUnrealVariants();
  }

  private meetsItself(): boolean {
    const guard = new RecursionGuard();
    this.accept(() => undefined, guard);
    return guard.isRecursiveThis(this);
  }

  /** `type X = Variant[X, Integer]` is Integer. */
  private dropUnrealVariants(): void {
    if (this.resolved instanceof PVariantType) {
      const types = this.resolved.types;
      const real = types.filter((type) => !type.eql(this) && containsRealType(type, new RecursionGuard()));
      if (real.length !== types.length) {
        this.resolved = real.length === 1 ? (real[0] as PType) : PVariantType.maybeCreate(real);
        this.recursive = this.meetsItself();
      }
    }
    if (this.recursive) this.resolved?.checkSelfRecursion(this);
  }

  override checkSelfRecursion(originator: PType): void {
    if (originator !== this) this.resolvedType.checkSelfRecursion(originator);
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    this.guarded(guard, undefined, (inner) => {
      super.accept(visitor, inner);
      this.resolved?.accept(visitor, inner);
    });
  }

  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return this.reallyInstance(value, guard) === 1;
  }
  override reallyInstance(value: Value, guard?: RecursionGuard): number {
    if (!this.recursive) return this.resolvedType.reallyInstance(value, guard);
    const active = guard ?? new RecursionGuard();
    return active.withThat(value, () =>
      active.withThis(this, (state) => (state === SELF_RECURSION_IN_BOTH ? 0 : this.resolvedType.reallyInstance(value, active))),
    );
  }
  override isAssignable(other: PType, guard?: RecursionGuard): Fits {
    if (!this.recursive) return super.isAssignable(other, guard);
    const active = guard ?? new RecursionGuard();
    return active.withThis(this, (state) => state === SELF_RECURSION_IN_BOTH || super.isAssignable(other, active));
  }
  override isAssignedTo(target: PType, guard?: RecursionGuard): Fits {
    if (!this.recursive) return target.isAssignable(this.resolvedType, guard);
    const active = guard ?? new RecursionGuard();
    if (active.addThat(this) === SELF_RECURSION_IN_BOTH) return true;
    return target.isAssignable(this.resolvedType, active);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    return this.resolvedType.isAssignable(other, guard);
  }
  override isCallableArgs(callable: PCallableType, guard?: RecursionGuard): boolean {
    return this.guarded(guard, false, (inner) => this.resolvedType.isCallableArgs(callable, inner));
  }
  override isKindOfCallable(optional = true, guard?: RecursionGuard): boolean {
    return this.guarded(guard, false, (inner) => this.resolvedType.isKindOfCallable(optional, inner));
  }
  /** Runs the block, or answers the default when this alias is already being looked at. */
  guarded<T>(guard: RecursionGuard | undefined, otherwise: T, block: (guard: RecursionGuard) => T): T {
    const active = guard ?? new RecursionGuard();
    if (!this.recursive) return block(active);
    return active.withThis(this, (state) => ((state & SELF_RECURSION_IN_THIS) === 0 ? block(active) : otherwise));
  }
  override toString(): string {
    return this.toAliasExpandedString();
  }
}

function containsRealType(root: PType, guard: RecursionGuard): boolean {
  let found = false;
  root.accept((type) => {
    if (!(type instanceof PTypeAliasType) && !(type instanceof PVariantType)) found = true;
  }, guard);
  return found;
}

/** The type behind aliases. */
export function unaliased(type: PType): PType {
  let current = type;
  while (current instanceof PTypeAliasType) current = current.resolvedType;
  return current;
}
