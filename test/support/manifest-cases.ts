/** The table fixtures/evaluator/manifests.recorded.json: short manifests and expressions with Puppet's answers. */
import { keptAnswer } from './catalog-cases.ts';

export interface ManifestCase {
  readonly request: Readonly<Record<string, unknown>> & { readonly op: 'compile' | 'eval'; readonly code: string };
  readonly answer?: unknown;
}

export interface ManifestTable {
  readonly puppet: string;
  readonly cases: readonly ManifestCase[];
}

/** What is compared and kept of an answer. */
export function keptManifestAnswer(answer: Readonly<Record<string, unknown>>): unknown {
  if (answer.ok === true && answer.catalog === undefined) {
    const { value, type, string, logs } = answer;
    return { ok: true, value: value ?? null, type, string, logs };
  }
  return keptAnswer(answer, '\0');
}
