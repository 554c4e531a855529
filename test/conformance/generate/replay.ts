import { Random } from '../random.ts';

/** The numbers that a seed gives, but for one: what is made from them is like what the seed makes, and differs in one place. */
export class Replay extends Random {
  private draws = 0;
  private readonly departure: number;

  /** `departure` is the number of the draw that differs, counted from 0. */
  constructor(seed: number, departure: number) {
    super(seed);
    this.departure = departure;
  }

  override below(below: number): number {
    const drawn = super.below(below);
    return this.draws++ === this.departure ? (drawn + 1) % below : drawn;
  }
}
