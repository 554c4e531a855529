import { basename } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assertAndReport } from '../../parser/diagnostics/report.ts';
import { parse, Source, toPN } from '../../parser/index.ts';
import { Differences } from '../conformance/differences.ts';
import type { ParseAnswer } from '../support/parse-cases.ts';
import { readParseTables } from '../support/parse-cases.ts';

function answerOf(source: string, epp: boolean): ParseAnswer {
  const { program, diagnostics } = parse(new Source(source, 'x.pp'), { epp });
  const { error } = assertAndReport(diagnostics);
  return program === undefined ? { error: error ?? '' } : { pn: toPN(program) };
}

test('every difference listed for the parser is a case', () => {
  assert.equal(differences.stale('parse'), []);
});

const differences = new Differences();

for (const [path, table] of readParseTables()) {
  for (const { source, epp, pn, error } of table.cases) {
    const id = `${basename(path, '.yaml')}: ${JSON.stringify(source)}`;
    const differs = differences.has('parse', id);
    test(id.slice(0, 90), () => {
      const answer = answerOf(source, (epp ?? table.epp) === true);
      const expected = pn === undefined ? { error } : { pn };
      if (differs) assert.not.equal(answer, expected, 'listed in differences.yaml, but it does not differ any more');
      else assert.equal(answer, expected);
    });
  }
}

test.run();
