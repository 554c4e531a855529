import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment, type MissingFact } from '../../../compiler/index.ts';
import { ROOT } from '../../support/program.ts';

interface Case {
  readonly name: string;
  readonly code: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
  readonly fails?: boolean;
}

const FACTS = {
  kernel: 'Linux',
  os: { family: 'Debian', name: 'Debian', release: { major: '12' } },
  osfamily: 'Debian',
  disks: [{ size: 1 }, { size: 2 }],
  'a.b': 1,
  empty: null,
};

interface Context {
  folder: string;
}

const test = suite<Context>('missing facts');

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-facts-'));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function write(folder: string, { code, files }: Pick<Case, 'code' | 'files'>): void {
  for (const [path, text] of Object.entries({ 'manifests/site.pp': code, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function lines(facts: readonly MissingFact[]): string[] {
  return facts.flatMap(({ name, reads }) =>
    reads.map(({ text, at }) => {
      if (at === undefined) return `${name} ? ${text}`;
      const { file = '', line, pos } = at.source.place(at.offset);
      return `${name} ${basename(file)}:${line}:${pos} ${text}`;
    }),
  );
}

const cases = load(readFileSync(join(ROOT, 'fixtures', 'missing-facts', 'cases.yaml'), 'utf8')) as readonly Case[];

for (const one of cases) {
  test(one.name, ({ folder }) => {
    write(folder, one);
    const environment = new Environment({ directory: folder, noteMissingFacts: true });
    const result = compile(environment, { name: 'n', facts: FACTS });
    if (!result.ok && one.fails !== true) throw new Error(result.error);
    assert.equal(lines(environment.missingFacts()), one.missing ?? []);
  });
}

test('of several nodes, with what may have been meant', ({ folder }) => {
  write(folder, { code: `notice($facts['ruby'], $osfamily, $facts['os']['famly'], $kernle)` });
  const environment = new Environment({ directory: folder, noteMissingFacts: true });
  compile(environment, { name: 'a', facts: { os: { family: 'Debian' }, kernel: 'Linux' } });
  compile(environment, { name: 'b', facts: { os: { famly: 'x' }, kernle: 'x', osfamily: 'x' } });
  const found = environment.missingFacts().map(({ name, nodes, hint }) => [name, nodes.join(), hint]);
  assert.equal(found, [
    ['kernle', 'a', "Did you mean 'kernel'?"],
    ['os.famly', 'a', "Did you mean 'os.family'?"],
    ['osfamily', 'a', "Did you mean 'os.family'?"],
    ['ruby', 'a,b', undefined],
  ]);
});

test('the same catalog with and without notes, and no notes unless asked for', ({ folder }) => {
  write(folder, { code: `notify { "$\{facts['os']['family']} $\{facts['os', 'bogus']} $\{bogus}": }` });
  const [plain, noting] = [new Environment({ directory: folder }), new Environment({ directory: folder, noteMissingFacts: true })];
  const titles = [plain, noting].map((environment) => {
    const result = compile(environment, { name: 'n', facts: FACTS });
    return result.ok ? [result.catalog.resources.map(({ title }) => title), result.logs] : result.error;
  });
  assert.equal(titles[0], titles[1]);
  assert.equal(plain.missingFacts(), []);
  assert.is(noting.missingFacts().length, 1);
});

test.run();
