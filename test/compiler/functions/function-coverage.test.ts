/** Every function that dalang has has recorded calls: some that give a value, and some that fail. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allFunctions } from '../../../compiler/functions/index.ts';
import { expressionFiles, readExpressionCases } from '../../support/expression-cases.ts';
import { functionCaseName, functionFiles, readFunctionCases } from '../../support/function-cases.ts';

const LEAST = 12;
const FAIL_ALWAYS: ReadonlySet<string> = new Set([
  // They end the compilation, or are refused.
  ...['fail', 'generate', 'import', 'pry', 'template', 'inline_template', 'validate_augeas', 'validate_cmd', 'eyaml_lookup_key'],
  // They want what only a lookup can give them, or fail in a call from outside of modules.
  ...['hocon_data', 'json_data', 'yaml_data', 'assert_private', 'private'],
  // Ruby has no library for it.
  'scanf',
]);
/** They take anything. */
const NEVER_FAIL: ReadonlySet<string> = new Set(['any2array']);

class Counts {
  all = 0;
  errors = 0;
  add(error: string | undefined): void {
    this.all++;
    if (error !== undefined) this.errors++;
  }
}

const coverage = suite('function coverage');
const inTables = callsInTables();
const inLists = callsInLists();
for (const { name } of allFunctions().builtin) checkCounts(name, [inTables.get(`puppet/${name}`), inLists.get(name)]);
for (const { name } of allFunctions().stdlib) checkCounts(name, [inTables.get(`stdlib/${name.replace(/^stdlib::/, '')}`)]);
coverage.run();

/** A table holds the calls of one function. */
function callsInTables(): ReadonlyMap<string, Counts> {
  const counted = new Map<string, Counts>();
  for (const path of functionFiles()) {
    const counts = new Counts();
    for (const { error } of readFunctionCases(path).cases) counts.add(error);
    counted.set(functionCaseName(path), counts);
  }
  return counted;
}

/** A list of expressions holds calls of any functions; those count that an expression names first. */
function callsInLists(): ReadonlyMap<string, Counts> {
  const counted = new Map<string, Counts>();
  for (const { expr, error } of expressionFiles(['functions']).flatMap(readExpressionCases)) {
    const name = /(?<![\w'"$])[a-z]\w*(?=\()|(?<=\.)[a-z]\w*/.exec(expr)?.[0];
    if (name === undefined) continue;
    const counts = counted.get(name) ?? new Counts();
    counts.add(error);
    counted.set(name, counts);
  }
  return counted;
}

function checkCounts(name: string, found: readonly (Counts | undefined)[]): void {
  coverage(`${name} has recorded calls`, () => {
    const all = sum(found.map((counts) => counts?.all));
    const errors = sum(found.map((counts) => counts?.errors));
    assert.ok(all > 0, 'no recorded calls');
    if (!FAIL_ALWAYS.has(name)) {
      assert.ok(all >= LEAST, `${all} calls, ${LEAST} at least are wanted`);
      assert.ok(all > errors, 'no call that gives a value');
    }
    if (!NEVER_FAIL.has(name)) assert.ok(errors > 0, 'no call that fails');
  });
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
