/**
 * SARIF 2.1.0, for services that keep the findings of static checks.
 *
 * Form: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; the sections are named beside what they ask for.
 */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, RuleInfo } from '../../compiler/validate/finding.ts';
import type { RelatedPlace, Span } from '../../parser/diagnostics/diagnostic.ts';
import { version } from '../version.ts';
import { fingerprint, identityOf } from './identity.ts';
import { fileOf, shownPath, utf16Region } from './places.ts';
import { detailsOf, type Report } from './report.ts';

/** The number is that of the way in which fingerprints are made (§3.27.17). */
const FINGERPRINT = 'dalangFinding/v1';

/** The folder of the sources, which whoever reads the report knows (§3.14.14). */
const ROOT = '%SRCROOT%';

export function sarifReport({ findings, rules, folder }: Report): string {
  const driver = { name: 'dalang', version: version(), rules: rules.map(ruleData) };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => resultData(finding, rules, folder)),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** §3.49 reportingDescriptor */
function ruleData({ name, severity, summary, example }: RuleInfo): object {
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary}\n\n${example}`, markdown: `${summary}\n\n    ${example.replaceAll('\n', '\n    ')}` },
    defaultConfiguration: { level: severity },
  };
}

/** §3.27 result */
function resultData(finding: Finding, rules: readonly RuleInfo[], folder: string): object {
  const { rule, severity, related = [], nodes } = finding;
  const ruleIndex = rules.findIndex(({ name }) => name === rule);
  const location = locationOf(finding, folder);
  return {
    ruleId: rule,
    ...(ruleIndex === -1 ? {} : { ruleIndex }),
    level: severity,
    message: { text: [finding.message, ...detailsOf({ ...finding, nodes: [] })].join('\n') },
    ...(location === undefined ? {} : { locations: [{ physicalLocation: location }] }),
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, id) => relatedLocation(place, id, folder)) }),
    partialFingerprints: { [FINGERPRINT]: fingerprint(identityOf(finding, folder)) },
    ...(nodes.length === 0 ? {} : { properties: { nodes } }),
  };
}

function locationOf(finding: Finding, folder: string): object | undefined {
  const file = fileOf(finding);
  return file === undefined ? undefined : physicalLocation(file, finding.at, folder);
}

/** §3.29 physicalLocation */
function physicalLocation(file: string, at: Span | undefined, folder: string): object {
  return { artifactLocation: artifactLocation(file, folder), ...(at === undefined ? {} : { region: regionData(at) }) };
}

/** §3.4 artifactLocation: files below the folder are relative to it. */
function artifactLocation(file: string, folder: string): object {
  const path = shownPath(file, folder);
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** §3.30 region */
function regionData(at: Span): object {
  const { line, column, endLine, endColumn } = utf16Region(at);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** §3.28 location; its number is what texts could refer to. */
function relatedLocation({ message, at }: RelatedPlace, id: number, folder: string): object {
  const { file } = at.source;
  const physical = file === undefined ? {} : { physicalLocation: physicalLocation(file, at, folder) };
  return { id, ...physical, message: { text: message } };
}
