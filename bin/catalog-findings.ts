/** What is wrong with finished catalogs, printed with the lines that declare the resources. */
import { readFileSync } from 'node:fs';
import type { CatalogFinding, CatalogPlace } from '../compiler/index.ts';
import type { Diagnostic, RelatedPlace, Span } from '../parser/diagnostics/diagnostic.ts';
import { errorLocation, formatFrame } from '../parser/diagnostics/report.ts';
import { Source } from '../parser/source.ts';
import type { Terminal } from './terminal.ts';

const sources = new Map<string, Source | undefined>();

export function sayCatalogFindings(findings: readonly CatalogFinding[], terminal: Terminal): void {
  for (const finding of findings) {
    const label = finding.severity === 'error' ? terminal.red('Error:') : terminal.yellow('Warning:');
    const diagnostic = diagnosticOf(finding);
    terminal.say(`${label} ${placed(finding)}`);
    const frame = formatFrame(diagnostic, { color: terminal.color });
    if (frame !== '') terminal.say(frame);
  }
}

/** Catalogs know lines and no columns. */
function placed({ message, at }: CatalogFinding): string {
  return at === undefined ? message : `${message} ${errorLocation(at.file, at.line)}`;
}

function diagnosticOf({ rule, severity, message, at, related, hint }: CatalogFinding): Diagnostic {
  const span = spanOf(at);
  return {
    code: `DALANG_${rule.toUpperCase().replaceAll('-', '_')}`,
    severity,
    message,
    ...(span === undefined ? {} : { at: span }),
    related: related.flatMap((place): readonly RelatedPlace[] => {
      const there = spanOf(place.at);
      return there === undefined ? [] : [{ message: place.message, at: there }];
    }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The line without the blanks around it; undefined where the file is not there or has no such line. */
function spanOf(at: CatalogPlace | undefined): Span | undefined {
  const source = at && sourceOf(at.file);
  if (!at || !source) return undefined;
  const text = source.lineText(at.line);
  if (text.trim() === '') return undefined;
  const indent = text.length - text.trimStart().length;
  return { source, offset: source.lineOffset(at.line) + indent, length: text.trim().length };
}

function sourceOf(file: string): Source | undefined {
  if (!sources.has(file)) sources.set(file, read(file));
  return sources.get(file);
}

function read(file: string): Source | undefined {
  try {
    return new Source(readFileSync(file, 'utf8'), file);
  } catch {
    return undefined;
  }
}
