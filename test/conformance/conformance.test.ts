import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Answer } from '../support/line-process.ts';
import { compareAnswers } from './compare.mjs';
import type { Case } from './corpus.ts';
import { isCrash } from './crash.ts';
import { Differences } from './differences.ts';
import { measure } from './measure.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { percentSame, table } from './report.ts';

const conformance = suite('conformance');

conformance('the same seed makes the same mutations', () => {
  const text = 'class web($port = 80) {\n  file { "/srv/${port}": ensure => file }\n}\n';
  const some = (seed: number) => Array.from({ length: 200 }, (_, i) => mutate(text, new Random(seed + i)));
  assert.equal(some(1), some(1));
  assert.not.equal(some(1), some(1001));
  assert.is(new Set(some(1).map(({ damage }) => damage)).size, 9);
  assert.ok(some(1).filter((mutation) => mutation.text !== text).length > 180);
});

conformance('an empty text is mutated too', () => {
  assert.type(mutate('', new Random(1)).text, 'string');
});

conformance('verdicts', () => {
  const ok: Answer = { ok: true, value: { b: 1, a: 2 } };
  const failed: Answer = { ok: false, error: 'no' };
  assert.is(compareAnswers(ok, { ok: true, value: { a: 2, b: 1 } }).verdict, 'same');
  assert.is(compareAnswers(ok, { ok: true, value: { a: 2 } }).verdict, 'differs');
  assert.is(compareAnswers(ok, failed).verdict, 'ours-fails');
  assert.is(compareAnswers(failed, ok).verdict, 'ours-passes');
  assert.is(compareAnswers(failed, { ok: false, error: 'other' }).verdict, 'other-error');
  assert.is(compareAnswers(failed, { ...failed }).verdict, 'same');
  assert.is(compareAnswers(ok, undefined).verdict, 'missing');
  const catalog = (...titles: string[]): Answer => ({
    ok: true,
    catalog: { resources: titles.map((title) => ({ type: 'Notify', title })), edges: [] },
  });
  assert.is(compareAnswers(catalog('a', 'b'), catalog('b', 'a')).verdict, 'order');
  assert.equal(compareAnswers(catalog('a', 'b'), catalog('a')).notes, ['missing resource Notify[b]']);
});

conformance('Puppet crashed where its text has an address or lines of its own source', () => {
  const crashed = (error: string) => isCrash({ ok: false, error });
  assert.ok(crashed("undefined method `x' for #<Puppet::Pops::Types::PAnyType:0x00007ff07fb95c40>"));
  assert.ok(crashed("undefined method `[]' for true:TrueClass\n\n      if name[0,1] =~ /[0-9]/\n             ^^^^^"));
  assert.not.ok(crashed("undefined method `+' for nil:NilClass"));
  assert.not.ok(
    crashed(
      "Evaluation Error: A '<<' expression resulted in a value outside of Puppet Integer max range, got '0xffffffffffffffff'",
    ),
  );
  assert.not.ok(isCrash({ ok: true }));
});

const REFERENCE: { readonly [id: string]: Answer } = {
  same: { ok: true, pn: 'x', seconds: 2, logs: [] },
  logs: { ok: true, pn: 'x', seconds: 2, logs: [['warning', 'w']] },
  listed: { ok: true, pn: 'y', logs: [] },
  crash: { ok: false, error: 'e', logs: [] },
};
const OURS: { readonly [id: string]: Answer } = {
  same: { ok: true, pn: 'x', seconds: 0.5, logs: [] },
  logs: { ok: true, pn: 'x', seconds: 0.5, logs: [] },
  listed: { ok: true, pn: 'z', logs: [] },
  crash: { ok: false, error: 'internal error: x', class: 'InternalError', logs: [] },
};

function differencesOf(text: string): Differences {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-differences-'));
  try {
    writeFileSync(join(folder, 'differences.yaml'), text);
    return new Differences(join(folder, 'differences.yaml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureWith(differences: Differences): Promise<Awaited<ReturnType<typeof measure>>> {
  const cases = Object.keys(REFERENCE).map((id): Case => ({ op: 'parse', id }));
  const ours = { ask: async (request: { id?: unknown }) => OURS[String(request.id)] as Answer };
  const sides = { reference: async (request: Case) => REFERENCE[request.id] as Answer, ours: ours as never };
  return measure({ name: 'c', description: '', requests: () => cases }, cases, sides, differences, () => {});
}

const LISTED = '- { corpus: c, case: listed, what: w, why: y, since: 2026-11-22 }\n';

conformance('a measurement counts verdicts, logs, broken answers, times and listed differences', async () => {
  const differences = differencesOf(LISTED);
  const result = await measureWith(differences);
  assert.is(result.cases, 4);
  assert.is(result.counts.same, 2);
  assert.is(result.counts.differs, 1);
  assert.is(result.counts['other-error'], 1);
  assert.is(result.logsSame, 1);
  assert.is(result.known, 1);
  assert.equal(result.broken, ['crash: InternalError internal error: x']);
  assert.equal(result.seconds, { reference: 4, ours: 1 });
  assert.equal(
    result.differences.map(({ id, verdict, listed }) => `${verdict} ${id}${listed ? ' (listed)' : ''}`),
    ['logs logs', 'differs listed (listed)', 'other-error crash'],
  );
  assert.equal(result.listErrors, []);
  assert.equal(differences.stale('c'), []);
  assert.is(percentSame(result), 50);
  assert.match(table([result]), /^c +4 +2 +50\.00 +0 +1 +0 +0 +1 +0 +0 +0 +1 +1 +1\/2 +4\.0 +0\.500 s$/m);
});

conformance('a listed case must differ, and must be a case', async () => {
  const differences = differencesOf(
    `${LISTED}- { corpus: c, case: same, what: w, why: y, since: s }\n- { corpus: c, pattern: '^gone', what: w, why: y, since: s }\n`,
  );
  const result = await measureWith(differences);
  assert.equal(result.listErrors, ['same is listed in differences.yaml and is the same']);
  assert.equal(differences.stale('c'), ['^gone']);
});

conformance('an entry without a reason is refused', () => {
  assert.throws(
    () => differencesOf('- { corpus: c, case: x, what: w }\n'),
    /needs corpus, case, cases or pattern, what, why and since/,
  );
});

conformance('differences.yaml is readable', () => {
  new Differences();
});

conformance.run();
