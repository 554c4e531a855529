/** What all explanations of one compilation share. */
import type { Span } from '../../../parser/index.ts';
import type { Compilation } from '../../catalog/compilation.ts';
import type { Hop, Lookup } from '../../lookup/index.ts';
import { hashKey, type Value } from '../../values/index.ts';
import type { Recorder } from '../recorder.ts';

/** Where facts, trusted facts and what a classifier says are written, if anybody knows. */
export type NodePlaces = (kind: 'fact' | 'trusted fact' | 'classifier', path: readonly Value[]) => Span | undefined;

/** Ways that are longer end there: nobody reads them, and a loop may have made them. */
const MOST_STEPS = 150;

export class WhyContext {
  readonly compilation: Compilation;
  readonly recorder: Recorder;
  readonly lookup: Lookup;
  readonly places: NodePlaces;
  private readonly known = new Map<object, Map<string, readonly Hop[]>>();
  private depth = 0;

  constructor(compilation: Compilation, recorder: Recorder, places: NodePlaces) {
    this.compilation = compilation;
    this.recorder = recorder;
    this.lookup = compilation.environment.data.lookup;
    this.places = places;
  }

  /** The same hops for the same question: a fact that goes into a hundred texts is followed once. */
  once(owner: object, about: string, path: readonly Value[], make: () => readonly Hop[]): readonly Hop[] {
    let byPath = this.known.get(owner);
    if (byPath === undefined) {
      byPath = new Map();
      this.known.set(owner, byPath);
    }
    const key = [about, ...path.map(hashKey)].join('\0');
    const known = byPath.get(key);
    if (known !== undefined) return known;
    if (this.depth >= MOST_STEPS) return [];
    this.depth++;
    try {
      const made = make();
      byPath.set(key, made);
      return made;
    } finally {
      this.depth--;
    }
  }
}
