/**
 * Planted faults: each table plants one fault at a time into an environment that is clean without it, and the rule must find it where it
 * stands. `»` marks the place.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Finding, RULES, validate } from '../../../compiler/validate/index.ts';
import { loadYaml } from '../../../compiler/yaml/index.ts';
import { toPlain } from '../../support/lookup-run.ts';

type Files = Readonly<Record<string, string>>;
type Facts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Fault {
  readonly fault: string;
  readonly rule: string;
  /** Instead of those of the environment, or besides them. */
  readonly files?: Files;
  /** At the end of those of the environment. */
  readonly append?: Files;
  readonly facts?: Facts;
  /** What the hint must name. */
  readonly meant?: string;
  /** What the message must hold. */
  readonly says?: string;
  /** What neither the message nor its notes may hold. */
  readonly hides?: string;
  readonly nodes?: readonly string[];
  /** Ends of the files of related places, in order. */
  readonly hops?: readonly string[];
  /** The file that is reported, where there is no place in it. */
  readonly file?: string;
  /** Rules that rightly find something else. */
  readonly also?: readonly string[];
  /** Rules that run beside the usual ones. */
  readonly request?: readonly string[];
}

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/faults');
const MARK = '»';
const clean = read('environment.yaml') as { readonly nodes: Facts; readonly files: Files };

function read(name: string): unknown {
  const path = join(FOLDER, name);
  return toPlain(loadYaml(readFileSync(path, 'utf8'), path).value);
}

/** What the rules find in the files, which exist for that long. */
function findings(files: Files, facts: Facts, request: readonly string[] = []): { found: readonly Finding[]; root: string } {
  const root = mkdtempSync(join(tmpdir(), 'dalang-faults-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text.replaceAll(MARK, ''));
    }
    const nodes = Object.entries(facts).map(([name, values]) => ({ name, facts: values }));
    const rules = RULES.filter(({ name, onRequest }) => onRequest !== true || request.includes(name)).map(({ name }) => name);
    return { found: validate({ environment: { directory: root }, nodes, rules }).findings, root };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function planted({ files = {}, append = {} }: Pick<Fault, 'files' | 'append'>): Files {
  const all: Record<string, string> = { ...clean.files, ...files };
  for (const [path, text] of Object.entries(append)) all[path] = (all[path] ?? '') + text;
  return all;
}

function withFacts({ facts = {} }: Pick<Fault, 'facts'>): Facts {
  return Object.fromEntries(Object.entries(clean.nodes).map(([name, own]) => [name, { ...own, ...facts[name] }]));
}

/** `data/common.yaml:3:12` of the mark. */
function markedPlace(files: Files): string | undefined {
  for (const [path, text] of Object.entries(files)) {
    const at = text.indexOf(MARK);
    if (at === -1) continue;
    const before = text.slice(0, at).split('\n');
    return `${path}:${before.length}:${[...(before.at(-1) as string)].length + 1}`;
  }
  return undefined;
}

function placeOf({ at, file }: Finding, root: string): string {
  if (at === undefined) return file?.slice(root.length + 1) ?? '';
  const { line, pos } = at.source.place(at.offset);
  return `${at.source.file?.slice(root.length + 1)}:${line}:${pos}`;
}

function line(finding: Finding, root: string): string {
  return `${finding.severity} ${finding.rule} ${placeOf(finding, root)} ${finding.message}`;
}

const cleanSuite = suite('the environment of the faults');

cleanSuite('no rule finds anything', () => {
  const { found, root } = findings(
    clean.files,
    clean.nodes,
    RULES.map(({ name }) => name),
  );
  assert.equal(
    found.map((finding) => line(finding, root)),
    [],
  );
});

cleanSuite.run();

const harmless = suite('what is no fault');
for (const one of (
  read('no-faults.yaml') as { readonly cases: readonly (Omit<Fault, 'fault' | 'rule'> & { readonly none: string })[] }
).cases) {
  harmless(one.none, () => {
    const { found, root } = findings(planted(one), withFacts(one));
    assert.equal(
      found.filter(({ severity }) => severity !== 'note').map((finding) => line(finding, root)),
      [],
    );
  });
}
harmless.run();

let count = 0;
for (const table of readdirSync(FOLDER).sort()) {
  if (table === 'environment.yaml' || table === 'no-faults.yaml' || !table.endsWith('.yaml')) continue;
  const { cases } = read(table) as { readonly cases: readonly Fault[] };
  const faults = suite(`faults: ${table}`);
  for (const fault of cases) {
    count++;
    faults(fault.fault, () => check(fault));
  }
  faults.run();
}

function check(fault: Fault): void {
  const files = planted(fault);
  const { found, root } = findings(files, withFacts(fault), fault.request);
  const also = fault.also ?? [];
  const own = found.filter(({ rule }) => !also.includes(rule));
  const [finding] = own;
  assert.is(own.map((one) => line(one, root)).join('\n'), finding === undefined ? 'one finding' : line(finding, root));
  const { rule, message, hint = '', notes = [], nodes, related = [] } = finding as Finding;
  assert.is(`${rule} ${placeOf(finding as Finding, root)}`, `${fault.rule} ${markedPlace(files) ?? fault.file}`);
  if (fault.meant !== undefined) assert.ok(hint.includes(fault.meant), `the hint is: ${hint}`);
  if (fault.says !== undefined) assert.ok(message.includes(fault.says), `the message is: ${message}`);
  if (fault.hides !== undefined)
    assert.not.ok([message, hint, ...notes].join('\n').includes(fault.hides), `${fault.hides} is shown`);
  if (fault.nodes !== undefined) assert.equal(nodes, fault.nodes);
  if (fault.hops !== undefined)
    assert.equal(
      related.map(({ at }, index) => at.source.file?.endsWith(fault.hops?.[index] ?? ' ')),
      fault.hops.map(() => true),
    );
  for (const name of also)
    assert.ok(
      found.some((one) => one.rule === name),
      `${name} finds nothing`,
    );
}

const size = suite('tables of faults');

size('at least 80', () => {
  assert.ok(count >= 80, `${count} faults`);
});

size.run();
