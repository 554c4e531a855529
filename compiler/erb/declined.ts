/**
 * Thrown for whatever the Ruby of this folder is not sure to do as Ruby does, errors of templates included: Ruby itself is then asked for the
 * whole template. `reason` is for those who look at what templates need.
 */
export class Declined extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Declined';
  }
}

export function decline(reason: string): never {
  throw new Declined(reason);
}
