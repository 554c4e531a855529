import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, DEFAULT_SETTINGS, Environment, exportsFrom, type NodeData, type Settings } from '../../compiler/index.ts';
import { type CatalogCase, catalogCases, keptAnswer } from '../support/catalog-cases.ts';
import { catalogTables, materialise, recordedTable } from '../support/catalog-tables.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'catalogs');
const test = suite('catalogs');

interface CaseRequest {
  readonly node?: string;
  readonly facts?: NodeData['facts'];
  readonly trusted?: NodeData['trusted'];
  readonly classes?: NodeData['classes'];
  readonly node_params?: NodeData['parameters'];
  readonly settings?: { readonly strict?: Settings['strict']; readonly strict_variables?: boolean };
  readonly log_level?: 'notice' | 'warning';
  readonly code?: string;
  readonly environment_conf?: boolean;
  readonly exported?: readonly Readonly<Record<string, unknown>>[];
}

function answer(one: CatalogCase): unknown {
  const request = one.request as CaseRequest;
  const settings = {
    ...DEFAULT_SETTINGS,
    strict: request.settings?.strict ?? 'warning',
    strictVariables: request.settings?.strict_variables ?? false,
    hieraConfig: join(one.folder, 'no-global-hiera.yaml'),
  };
  const environment = new Environment({ directory: one.folder, settings, followConf: request.environment_conf === true });
  const node = {
    name: request.node ?? 'testnode',
    facts: request.facts ?? {},
    trusted: request.trusted,
    classes: request.classes,
    parameters: request.node_params,
  };
  const target = request.code === undefined ? environment : environment.with({ code: request.code });
  const exports = request.exported && exportsFrom(request.exported);
  return keptAnswer({ ...compile(target, node, { logLevel: request.log_level ?? 'warning', exports }) }, one.folder);
}

for (const one of catalogCases(FOLDER)) {
  test(`${one.name}: ${one.description}`, () => {
    const { puppet: _, ...expected } = JSON.parse(readFileSync(join(one.folder, 'catalog.json'), 'utf8'));
    assert.equal(JSON.parse(JSON.stringify(answer(one))), expected);
  });
}

test.run();

for (const table of catalogTables(FOLDER)) {
  const ofTable = suite(`catalogs: ${table.name}`);
  const recorded = recordedTable(table);
  const folder = mkdtempSync(join(tmpdir(), 'dalang-catalogs-'));
  for (const [index, one] of table.cases.entries()) {
    ofTable(one.name, () => {
      const placed = materialise(one, join(folder, String(index)));
      assert.equal(JSON.parse(JSON.stringify(answer(placed))), recorded.answers[one.name]);
    });
  }
  ofTable.after(() => rmSync(folder, { recursive: true }));
  ofTable.run();
}
