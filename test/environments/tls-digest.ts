/** Answers made comparable from machine to machine, and digests of those that are too large to keep. */
import { createHash } from 'node:crypto';
import type { CatalogJson } from '../../compiler/index.ts';
import { canonicalText, orderText } from '../conformance/compare.mjs';
import type { Answer } from '../support/line-process.ts';
import { PLACEHOLDER } from './tls-requests.ts';

export interface Digest {
  /** What the catalog says, but for the order of its resources. */
  readonly content?: string;
  readonly order?: string;
  readonly resources?: number;
  readonly edges?: number;
  readonly error?: string;
}

/** The answer with the placeholder for the path of the environment. */
export function withoutPath(answer: Answer, environment: string): Answer {
  return JSON.parse(JSON.stringify(answer).split(environment).join(PLACEHOLDER)) as Answer;
}

export function digestOf(answer: Answer): Digest {
  if (!answer.ok) return { error: String(answer.error) };
  const { resources, edges } = answer.catalog as CatalogJson;
  return {
    content: sha(canonicalText(answer)),
    order: sha(orderText(answer)),
    resources: resources.length,
    edges: edges.length,
  };
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
