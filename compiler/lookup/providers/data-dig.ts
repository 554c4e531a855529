/**
 * A function that is asked for a root key with its path.
 *
 * Puppet: pops/lookup/data_dig_function_provider.rb
 */
import { PuppetHash, type Value } from '../../values/index.ts';
import type { Invocation } from '../invocation.ts';
import type { LookupKey } from '../key.ts';
import type { Location } from '../location.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import { callProvider } from './call.ts';
import { FunctionProvider } from './function-provider.ts';
import { LookupContext } from './lookup-context.ts';
import { validateValue } from './validate-value.ts';

interface State {
  readonly answers: Map<string, Value>;
  readonly cache: PuppetHash;
}

export class DataDigProvider extends FunctionProvider {
  protected readonly kind = 'data_dig';
  private readonly states = new Map<Location | undefined, State>();

  protected read(location: Location | undefined, key: LookupKey, invocation: Invocation): Value | NotFound {
    const state = this.stateAt(location);
    if (!state.answers.has(key.text)) {
      const value = this.ask(location, key, state, invocation);
      if (value === NOT_FOUND) return invocation.notFound(key.text);
      state.answers.set(key.text, value);
    }
    const value = state.answers.get(key.text);
    if (!this.loadedFunction(invocation).isTrusted)
      validateValue(value, () => this.origin(`Value for key '${key.text}', returned from ${this.fullName}`, location));
    return key.undig(invocation.found(key.text, value));
  }

  private ask(location: Location | undefined, key: LookupKey, state: State, invocation: Invocation): Value | NotFound {
    const context = new LookupContext(this.level.config.owner.moduleName, invocation, state.cache);
    return callProvider(this.loadedFunction(invocation), invocation, [key.toArray(), this.optionsAt(location), context], context);
  }

  private stateAt(location: Location | undefined): State {
    let state = this.states.get(location);
    if (state === undefined) {
      state = { answers: new Map(), cache: new PuppetHash() };
      this.states.set(location, state);
    }
    return state;
  }
}
