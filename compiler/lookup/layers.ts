/**
 * The three layers of a compilation: global, environment, and one for each module.
 *
 * Puppet: pops/lookup/{global,environment,module}_data_provider.rb, lookup_adapter.rb#initialize_env_provider
 */
import type { LookupAdapter } from './adapter.ts';
import type { ConfigOwner } from './config/hiera-config.ts';
import { HieraConfigV3 } from './config/version3.ts';
import { type DataProviderSetting, environmentSetting, layerBySetting, moduleSetting } from './data-provider-setting.ts';
import { GlobalLayer } from './global-layer.ts';
import type { Invocation } from './invocation.ts';
import { Layer } from './layer.ts';

export class Layers {
  private readonly adapter: LookupAdapter;
  private globalLayer: Layer | undefined;
  private environmentLayer: { readonly layer: Layer | undefined } | undefined;
  private readonly modules = new Map<string, Layer | undefined>();

  constructor(adapter: LookupAdapter) {
    this.adapter = adapter;
    this.globalLayer = undefined;
    this.environmentLayer = undefined;
  }

  global(): Layer {
    if (this.globalLayer === undefined) {
      const { lookup } = this.adapter;
      const config = lookup.config(lookup.environment.globalConfig, { layer: 'global', moduleName: undefined }, this.adapter);
      if (config === undefined) throw new Error('the global layer always has a configuration');
      this.globalLayer = config instanceof HieraConfigV3 ? new GlobalLayer(config) : new Layer(config);
    }
    return this.globalLayer;
  }

  /** The global layer is known, and to hold nothing. */
  isGlobalEmptyFor(invocation: Invocation): boolean {
    return this.globalLayer?.isEmptyFor(invocation) === true;
  }

  environment(): Layer | undefined {
    this.environmentLayer ??= { layer: this.optionalLayer(environmentSetting(this.adapter)) };
    return this.environmentLayer.layer;
  }

  /** Whether the environment has a hiera.yaml of version 5: without one, lookups of Hiera 3 end with the global layer. */
  get hasVersion5(): boolean {
    return this.environment()?.config.version === 5;
  }

  module(name: string): Layer | undefined {
    if (!this.modules.has(name)) this.modules.set(name, this.optionalLayer(moduleSetting(name, this.adapter)));
    return this.modules.get(name);
  }

  /** A layer exists where there is a hiera.yaml of version 4 or 5, or where a setting of Puppet 4 asks for one. */
  private optionalLayer(setting: DataProviderSetting): Layer | undefined {
    const { folder, owner } = setting;
    if (folder === undefined) return undefined;
    const path = `${folder}/hiera.yaml`;
    const layer = this.adapter.lookup.files.exists(path) ? this.layerOf(path, owner) : undefined;
    return layerBySetting(setting, layer, () => this.layerOf(path, owner), this.adapter);
  }

  private layerOf(path: string, owner: ConfigOwner): Layer | undefined {
    const config = this.adapter.lookup.config(path, owner, this.adapter);
    return config === undefined ? undefined : new Layer(config);
  }
}
