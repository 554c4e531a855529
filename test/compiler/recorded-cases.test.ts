/** How many answers of Puppet the tables of functions, types and the evaluator hold; the suite's name says the numbers. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expressionFiles, readExpressionCases } from '../support/expression-cases.ts';
import { functionFiles, readFunctionCases } from '../support/function-cases.ts';
import { type ManifestTable, manifestTables } from '../support/manifest-cases.ts';

const EVALUATOR = resolve(import.meta.dirname, '..', '..', 'fixtures', 'evaluator');
const LEAST = 6000;

/** For each folder, one entry a case: whether Puppet answers with an error. */
const folders: Readonly<Record<string, readonly boolean[]>> = {
  functions: [...functionFiles().flatMap((path) => readFunctionCases(path).cases), ...expressions('functions')].map(isError),
  types: expressions('types').map(isError),
  evaluator: manifestTables(EVALUATOR).flatMap(manifestErrors),
};

const all = Object.values(folders).flat();
const parts = Object.entries(folders).map(([folder, cases]) => `${folder} ${text(cases)}`);
const counts = suite(`recorded answers: ${parts.join('; ')}; all ${text(all)}`);
counts('are enough', () => {
  assert.ok(all.length >= LEAST, `${LEAST} at least are wanted`);
  assert.ok(errorsOf(all) * 3 >= all.length, 'a third at least should be errors');
});
counts.run();

function expressions(folder: string): ReturnType<typeof readExpressionCases> {
  return expressionFiles([folder]).flatMap(readExpressionCases);
}

function isError({ error }: { readonly error?: string }): boolean {
  return error !== undefined;
}

function manifestErrors(path: string): readonly boolean[] {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as ManifestTable;
  return cases.map(({ answer }) => (answer as { readonly ok?: boolean } | undefined)?.ok === false);
}

function errorsOf(cases: readonly boolean[]): number {
  return cases.filter((failed) => failed).length;
}

function text(cases: readonly boolean[]): string {
  return `${cases.length}, ${errorsOf(cases)} of them errors`;
}
