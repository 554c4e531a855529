import { basename } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { assertAndReport } from '../../parser/diagnostics/report.ts';
import { parse, Source } from '../../parser/index.ts';
import type { Finding, Snippet } from '../support/snippets.ts';
import { PLACES, readTables } from '../support/snippets.ts';

function diagnosticsOf({ source, file, epp, tasks, strict }: Snippet): readonly Diagnostic[] {
  const options = { epp: epp === true, tasks: tasks === true, strict: strict ?? 'warning', places: PLACES };
  return parse(new Source(source, file), options).diagnostics;
}

function asFinding({ code, severity, message, at, file }: Diagnostic): Finding {
  return { code, severity, message, ...(file === undefined ? {} : { file }), ...at?.source.place(at.offset) };
}

/** Puppet's parser raises some errors without an issue; dalang has codes of its own for them. */
function text({ code, severity, message, file, line, pos }: Finding, withCode: boolean): string {
  return `${severity} ${withCode ? code : '-'} ${file ?? '-'}:${line ?? '-'}:${pos ?? '-'} ${message}`;
}

for (const [path, { cases }] of readTables()) {
  for (const snippet of cases) {
    test(`${basename(path, '.yaml')}: ${snippet.name}`, () => {
      const expected = snippet.findings ?? [];
      const diagnostics = diagnosticsOf(snippet);
      const actual = diagnostics.map(asFinding);
      const withCode = (index: number) => expected[index]?.code !== undefined;
      assert.equal(
        actual.map((finding, index) => text(finding, withCode(index))),
        expected.map((finding, index) => text(finding, withCode(index))),
      );
      const { logs, error } = assertAndReport(diagnostics);
      assert.equal([...logs, error], [...(snippet.logs ?? []), snippet.error]);
    });
  }
}

test.run();
