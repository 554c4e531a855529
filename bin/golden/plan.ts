/** What is to be kept of which node: the settings of a project, laid out for the nodes that there are. */

import { Pattern, type WantedLookup } from '../../compiler/golden/index.ts';
import type { NodeData } from '../../compiler/index.ts';
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import { mergeOption } from '../lookup/options.ts';
import { type CaseSettings, type LookupSettings, lookupName, PLAIN, type TestSettings } from '../project/index.ts';
import { UsageError } from '../usage-error.ts';
import { variantOf } from './variant.ts';

/** A case with what it looks for; patterns note whether they were of use. */
export interface Case {
  readonly name: string;
  readonly settings: CaseSettings;
  readonly resources: readonly Pattern[];
  readonly files: readonly Pattern[];
  readonly templates: readonly Pattern[];
  readonly lookups: readonly WantedLookup[];
}

/** A node with one set of facts, and the cases that it is in. */
export interface Job {
  readonly node: NodeData;
  readonly variant: string | undefined;
  readonly cases: readonly Case[];
}

export interface Plan {
  /** Nothing is left out. */
  readonly isWhole: boolean;
  readonly cases: readonly Case[];
  readonly jobs: readonly Job[];
}

/** What the command line restricts a run to; empty for all. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly cases: readonly string[];
  readonly variants: readonly string[];
}

/** Throws UsageError for names that nothing has. */
export function planOf(settings: TestSettings, nodes: readonly NodeData[], selection: Selection): Plan {
  const names = settings.cases.map(({ name }) => name);
  const variants = [PLAIN, ...settings.variants.map(({ name }) => name)];
  refuseUnknown('case', selection.cases, names);
  refuseUnknown('variant', selection.variants, variants);
  const chosen = settings.cases.filter(({ name }) => selection.cases.length === 0 || selection.cases.includes(name));
  const cases = chosen.map(caseOf);
  const members = new Map(cases.map((one) => [one, membersOf(one, nodes)]));
  const jobs = nodes
    .filter(({ name }) => selection.nodes.length === 0 || selection.nodes.includes(name))
    .flatMap((node) =>
      [undefined, ...settings.variants].flatMap((variant): readonly Job[] => {
        if (selection.variants.length > 0 && !selection.variants.includes(variant?.name ?? PLAIN)) return [];
        const own = cases.filter((one) => members.get(one)?.has(node.name) && takes(one.settings, variant?.name));
        if (own.length === 0) return [];
        return [{ node: variant === undefined ? node : variantOf(node, variant), variant: variant?.name, cases: own }];
      }),
    );
  const isWhole = [selection.nodes, selection.cases, selection.variants].every((names) => names.length === 0);
  return { isWhole, cases, jobs };
}

function refuseUnknown(what: string, wanted: readonly string[], known: readonly string[]): void {
  for (const name of wanted) {
    if (known.includes(name)) continue;
    throw new UsageError(`there is no ${what} '${name}'`, didYouMean(name, known) ?? `there are ${known.join(', ')}`);
  }
}

function takes({ plain, variants }: CaseSettings, variant: string | undefined): boolean {
  return variant === undefined ? plain : variants === undefined || variants.includes(variant);
}

function membersOf({ name, settings }: Case, nodes: readonly NodeData[]): ReadonlySet<string> {
  const names = nodes.map((node) => node.name);
  if (settings.nodes.length === 0) return new Set(names);
  return new Set(
    settings.nodes.flatMap((text) => {
      const pattern = new Pattern(text);
      const fitting = names.filter((one) => pattern.fits(one));
      if (fitting.length > 0) return fitting;
      const hint = didYouMean(text, names) ?? `there are ${listed(names)}`;
      throw new UsageError(`case ${name}: there are no nodes '${text}'`, hint);
    }),
  );
}

function caseOf(settings: CaseSettings): Case {
  const patterns = (texts: readonly string[]) => texts.map((text) => new Pattern(text));
  return {
    name: settings.name,
    settings,
    resources: patterns(settings.resources),
    files: patterns(settings.files),
    templates: patterns(settings.templates),
    lookups: settings.lookups.map(lookupOf),
  };
}

function lookupOf(one: LookupSettings): WantedLookup {
  const options = { 'knock-out-prefix': undefined, 'sort-merged-arrays': undefined, 'merge-hash-arrays': undefined };
  const input = { keys: [one.key], type: one.type, merge: mergeOption({ merge: one.merge, ...options }), default: one.default };
  return { name: lookupName(one), input };
}

/** Patterns that fit nothing anywhere: slips, or what is gone. A part of the nodes cannot tell. */
export function unusedPatterns({ isWhole, cases }: Plan): readonly string[] {
  if (!isWhole) return [];
  return cases.flatMap(({ name, resources, files, templates }) =>
    [...resources, ...files, ...templates]
      .filter(({ isUsed }) => !isUsed)
      .map(({ text }) => `case ${name}: nothing fits '${text}'`),
  );
}
