import type { Mark } from './cursor.ts';

/** What libyaml finds wrong with a text, in its words. */
export class YamlProblem extends Error {
  /** Where what was being read began: the place that Psych tells. The start of the text when there is no context. */
  readonly mark: Mark;

  /** `context`: what was being read, `while scanning a tag`. */
  constructor(problem: string, context: string | undefined, mark: Mark) {
    super(context === undefined ? problem : `${problem} ${context}`);
    this.mark = mark;
  }
}
