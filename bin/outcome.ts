/** What a compilation said, printed as Puppet's commands print it. */
import type { CatalogJson, Environment, Failure, LogEntry } from '../compiler/index.ts';
import { type Data, stringifyData } from '../compiler/types/index.ts';
import type { Diagnostic } from '../parser/diagnostics/diagnostic.ts';
import { formatFrame, formatPuppet } from '../parser/diagnostics/report.ts';
import type { Terminal } from './terminal.ts';

const LABELS: ReadonlyMap<string, string> = new Map([
  ['err', 'Error'],
  ['warning', 'Warning'],
  ['notice', 'Notice'],
  ['info', 'Info'],
  ['debug', 'Debug'],
]);

export function sayLogs(logs: readonly LogEntry[], terminal: Terminal): void {
  for (const [level, message] of logs) {
    const label = `${LABELS.get(level) ?? level}:`;
    terminal.say(`${level === 'err' ? terminal.red(label) : level === 'warning' ? terminal.yellow(label) : label} ${message}`);
  }
}

/** Puppet's text, then the place with a code frame, related places and the hint. */
export function sayFailure(failure: Failure, terminal: Terminal): void {
  sayLogs(failure.logs, terminal);
  terminal.say(`${terminal.red('Error:')} ${failure.error}`);
  sayFrame(failure.diagnostic, terminal);
  if (failure.rubyMet.length > 0) terminal.say(`   = hint: Ruby is needed and not installed: ${failure.rubyMet.join(', ')}`);
}

/** dalang's own warnings of the data that the environment has read, with the place and what to write instead. */
export function sayFindings(environment: Environment, terminal: Terminal): void {
  for (const finding of environment.findings()) {
    const label = finding.severity === 'warning' ? terminal.yellow('Warning:') : 'Notice:';
    terminal.say(`${label} ${formatPuppet(finding)}`);
    sayFrame(finding, terminal);
  }
}

function sayFrame(diagnostic: Diagnostic, terminal: Terminal): void {
  const frame = formatFrame(diagnostic, { color: terminal.color });
  if (frame !== '') terminal.say(frame);
}

/** The catalog as `puppet catalog compile` prints it. */
export function catalogText(catalog: CatalogJson): string {
  const resources = catalog.resources.map((resource) =>
    resource.line === undefined ? resource : { ...resource, line: BigInt(resource.line) },
  );
  const { version, catalog_format } = catalog;
  const data = {
    ...catalog,
    version: typeof version === 'number' ? BigInt(version) : version,
    catalog_format: BigInt(catalog_format),
    resources,
  };
  return `${stringifyData(data as unknown as Data, 2)}\n`;
}
