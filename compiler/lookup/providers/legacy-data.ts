/**
 * A function `environment::data` or `MODULE::data` of Puppet 4, which is given nothing and returns all keys.
 *
 * Puppet: pops/lookup/data_hash_function_provider.rb (V4DataHashFunctionProvider)
 */
import type { Value } from '../../values/index.ts';
import { DataHashProvider } from './data-hash.ts';
import type { ProviderKind } from './function-provider.ts';

export class LegacyDataProvider extends DataHashProvider {
  protected override readonly kind: ProviderKind = 'v4_data_hash';

  override get name(): string {
    return `Deprecated API function "${this.level.functionName}"`;
  }

  protected override get fullName(): string {
    return `deprecated API function '${this.level.functionName}'`;
  }

  protected override argumentsFor(): readonly Value[] {
    return [];
  }
}
