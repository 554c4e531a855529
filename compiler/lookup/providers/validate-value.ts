import { PuppetError } from '../../functions/error.ts';
import { infer, parseType } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';

/** An error when a provider's value is no data. Puppet: pops/lookup/data_provider.rb#validate_data_value */
export function validateValue(value: Value, origin: () => string): void {
  if (parseType('RichData').isInstance(value)) return;
  throw new PuppetError(`${origin()} has wrong type, expects Puppet::LookupValue, got ${infer(value).toString()}`);
}
