/**
 * A function that is asked for one root key at a time.
 *
 * Puppet: pops/lookup/lookup_key_function_provider.rb
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

export class LookupKeyProvider extends FunctionProvider {
  protected readonly kind = 'lookup_key';
  private readonly states = new Map<Location | undefined, State>();

  protected read(location: Location | undefined, key: LookupKey, invocation: Invocation): Value | NotFound {
    const root = key.rootKey;
    const state = this.stateAt(location);
    if (!state.answers.has(root)) {
      const value = this.ask(location, root, state, invocation);
      if (value === NOT_FOUND) return invocation.notFound(root);
      state.answers.set(root, value);
    }
    return invocation.found(root, state.answers.get(root));
  }

  private ask(location: Location | undefined, root: string, state: State, invocation: Invocation): Value | NotFound {
    const context = new LookupContext(this.level.config.owner.moduleName, invocation, state.cache);
    const loaded = this.loadedFunction(invocation);
    const value = callProvider(loaded, invocation, [root, this.optionsAt(location), context], context);
    if (value !== NOT_FOUND && !loaded.isTrusted)
      validateValue(value, () => this.origin(`Value for key '${root}', returned from ${this.fullName}`, location));
    return value;
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
