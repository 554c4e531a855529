import { DataDigProvider } from './data-dig.ts';
import { DataHashProvider } from './data-hash.ts';
import type { FunctionProvider, Level, ProviderKind } from './function-provider.ts';
import { LegacyDataProvider } from './legacy-data.ts';
import { LookupKeyProvider } from './lookup-key.ts';

/** The provider of a hierarchy level, by the kind of function it names. */
export function createProvider(kind: ProviderKind, level: Level): FunctionProvider {
  if (kind === 'v4_data_hash') return new LegacyDataProvider(level);
  if (kind === 'data_hash') return new DataHashProvider(level);
  return kind === 'lookup_key' ? new LookupKeyProvider(level) : new DataDigProvider(level);
}
