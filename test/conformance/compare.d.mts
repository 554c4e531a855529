import type { Answer } from '../support/line-process.ts';

export type Verdict = 'same' | 'order' | 'differs' | 'ours-fails' | 'ours-passes' | 'other-error' | 'missing';

export interface Comparison {
  readonly verdict: Verdict;
  readonly notes: readonly string[];
}

export function compareAnswers(reference: Answer, ours: Answer | undefined): Comparison;
export function canonical(value: unknown): unknown;
export function canonicalText(answer: Answer, options?: { exported?: 'list' | 'count' }): string;
export function orderText(answer: Answer): string;
export function firstDifference(a: unknown, b: unknown, path?: string): string | null;
