import type { Span } from '../../../parser/index.ts';
import type { CatalogFinding, CatalogPlace } from '../../catalog/checks/finding.ts';
import { checkCatalog } from '../../catalog/checks/index.ts';
import type { ValidationContext } from '../context.ts';
import { lineSpan } from '../line-span.ts';
import type { ValidatedNode } from '../node.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What Puppet leaves to the agent: catalogs that compile and cannot be applied. One rule for each of the checks. */
const SUMMARIES: Readonly<Record<CatalogFinding['rule'], readonly [summary: string, example: string]>> = {
  'dependency-cycle': [
    'Resources of a catalog wait for one another in a circle.',
    "notify { 'a': require => Notify['b'] }\nnotify { 'b': require => Notify['a'] }\n",
  ],
  'missing-reference': [
    'A relationship names a resource that is not in the catalog.',
    "file { '/etc/ntp.conf': notify => Service['ntpd'] }\n",
  ],
  'duplicate-title': ['Two resources of a catalog are one and the same by their titles.', "file { ['/tmp/x', '/tmp/x/']: }\n"],
  'duplicate-path': [
    'Two resources of a catalog manage one and the same path.',
    "file { 'a': path => '/tmp/x' }\nfile { 'b': path => '/tmp/x' }\n",
  ],
  'duplicate-alias': [
    'An alias of a resource is the title or an alias of another.',
    "notify { 'a': alias => 'b' }\nnotify { 'b': }\n",
  ],
  'duplicate-name': [
    'Two resources of a catalog have one name to the agent.',
    "user { 'a': name => 'x' }\nuser { 'b': name => 'x' }\n",
  ],
};

/** The checks run once for each node, whichever of the rules are chosen. */
const found = new WeakMap<ValidatedNode, readonly CatalogFinding[]>();

function findingsOf(node: ValidatedNode): readonly CatalogFinding[] {
  let findings = found.get(node);
  if (findings === undefined) {
    findings = node.catalog === undefined ? [] : checkCatalog(node.catalog);
    found.set(node, findings);
  }
  return findings;
}

export const catalogChecks: readonly Rule[] = (Object.keys(SUMMARIES) as CatalogFinding['rule'][]).map((name) => ({
  name,
  severity: 'error',
  summary: SUMMARIES[name][0],
  example: SUMMARIES[name][1],
  *checkNode(node, context) {
    for (const finding of findingsOf(node)) if (finding.rule === name) yield fromCatalog(finding, context);
  },
}));

function fromCatalog({ severity, message, at, related, hint }: CatalogFinding, context: ValidationContext): RuleFinding {
  const span = at && lineOf(at, context);
  return {
    severity,
    message,
    ...(span === undefined ? (at === undefined ? {} : { file: at.file }) : { at: span }),
    related: related.flatMap((one) => {
      const place = lineOf(one.at, context);
      return place === undefined ? [] : [{ at: place, message: one.message }];
    }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Catalogs know lines only. */
function lineOf({ file, line }: CatalogPlace, { environment }: ValidationContext): Span | undefined {
  const path = file.startsWith('/') ? file : `${environment.directory ?? ''}/${file}`;
  if (!environment.files.has(path)) return undefined;
  const { source } = environment.files.parse(path, environment.settings.strict, path.endsWith('.epp'));
  return lineSpan(source, line);
}
