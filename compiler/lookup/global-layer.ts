/**
 * The global layer where its hiera.yaml is of version 3.
 *
 * Puppet: pops/lookup/global_data_provider.rb
 */
import { assertInstance, parseType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import type { HieraConfigV3 } from './config/version3.ts';
import { LookupError } from './errors.ts';
import { HieraScope } from './hiera-scope.ts';
import type { Invocation } from './invocation.ts';
import type { LookupKey } from './key.ts';
import { Layer } from './layer.ts';
import type { MergeStrategy } from './merge/strategy.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';

export class GlobalLayer extends Layer {
  declare readonly config: HieraConfigV3;

  override uncheckedLookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    if (invocation.scope instanceof HieraScope) return this.lookupInScope(key, invocation, merge);
    const inner = invocation.nested(HieraScope.of(invocation.scope));
    if (!hasOtherLayers(invocation)) inner.setGlobalOnly();
    return inner.lookup(key, invocation.moduleName, () => this.lookupInScope(key, inner, merge));
  }

  private lookupInScope(key: LookupKey, invocation: Invocation, asked: MergeStrategy): Value | NotFound {
    const { mergeStrategy } = this.config;
    const isConfigured = invocation.isHieraCall && asked.name === 'hash' && mergeStrategy.name !== 'default';
    const merge = isConfigured ? mergeStrategy : asked;
    const value = super.uncheckedLookup(key, invocation, merge);
    if (value === NOT_FOUND || !invocation.isHieraCall) return value;
    if (merge.name === 'hash' || merge.isDeep) assertInstance('value', parseType('Hash'), value);
    if (key.segments !== undefined && (merge.name === 'hash' || merge.name === 'unique')) {
      const type = merge.name === 'hash' ? 'hash' : 'array';
      throw new LookupError(
        `Resolution type :${type} is illegal when accessing values using dotted keys. Offending key was '${key.text}'`,
      );
    }
    return value;
  }
}

/** Whether interpolations may find keys outside of the global layer: only where the environment's hiera.yaml is of version 5. */
function hasOtherLayers({ adapter }: Invocation): boolean {
  return adapter.isGlobalOnly || adapter.layers.hasVersion5;
}
