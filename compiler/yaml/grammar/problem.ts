import type { Mark } from './cursor.ts';

/** What libyaml finds wrong with a text, in its words. */
export class YamlProblem extends Error {
  readonly problem: string;
  /** What was being read: `while scanning a tag`. */
  readonly context: string | undefined;
  /** Where that began: the place that Psych tells. The start of the text when there is no context. */
  readonly mark: Mark;

  constructor(problem: string, context: string | undefined, mark: Mark) {
    super(context === undefined ? problem : `${problem} ${context}`);
    this.problem = problem;
    this.context = context;
    this.mark = mark;
  }
}
