import { formatPuppet } from '../../parser/diagnostics/report.ts';
import { parse, Source } from '../../parser/index.ts';
import { expectText } from './unified-diff.ts';

type ParseOptions = Parameters<typeof parse>[1];

/** Parses Puppet text and compares what is found, each as `severity: Puppet's line`, with what is expected. */
export function expectDiagnostics(text: string, expected: readonly string[], options?: ParseOptions): void {
  const { diagnostics } = parse(new Source(text), options);
  const found = diagnostics.map((diagnostic) => `${diagnostic.severity}: ${formatPuppet(diagnostic)}`);
  expectText(`${found.join('\n')}\n`, `${expected.join('\n')}\n`);
}
