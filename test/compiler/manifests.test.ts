import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, DEFAULT_SETTINGS, Environment, evaluateCode, type NodeData, type Strictness } from '../../compiler/index.ts';
import {
  environmentOf,
  keptManifestAnswer,
  type ManifestCase,
  type ManifestTable,
  manifestTables,
} from '../support/manifest-cases.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, hieraConfig: '/nonexistent/hiera.yaml' };
const EMPTY = new Environment({ settings: SETTINGS });

interface Request {
  readonly op: 'compile' | 'eval';
  readonly code: string;
  readonly node?: string;
  readonly facts?: NodeData['facts'];
  readonly log_level?: 'notice' | 'warning';
  readonly settings?: { readonly strict?: Strictness; readonly strict_variables?: boolean };
}

function answer(one: ManifestCase): unknown {
  const folder = environmentOf(one);
  try {
    const environment = folder === undefined ? EMPTY : new Environment({ settings: SETTINGS, directory: folder });
    return keptManifestAnswer({ ...ask(environment, one.request as Request) }, one, folder);
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}

function ask(environment: Environment, request: Request) {
  const { op, code, node = 'testnode', facts = {}, log_level: logLevel = 'warning', settings } = request;
  const target = settings ? environment.with({ settings: withSettings(settings) }) : environment;
  const data = { name: node, facts };
  return op === 'eval' ? evaluateCode(target, code, data, { logLevel }) : compile(target.with({ code }), data, { logLevel });
}

function withSettings({ strict = 'warning', strict_variables: strictVariables = false }: NonNullable<Request['settings']>) {
  return { ...SETTINGS, strict, strictVariables };
}

for (const file of manifestTables(join(import.meta.dirname, '..', '..', 'fixtures', 'evaluator'))) {
  const test = suite(`manifests: ${basename(file, '.recorded.json')}`);
  for (const one of (JSON.parse(readFileSync(file, 'utf8')) as ManifestTable).cases) {
    test(one.request.code, () => {
      const text = JSON.stringify(answer(one), (_, value) => (typeof value === 'bigint' ? Number(value) : value));
      assert.equal(JSON.parse(text), one.answer);
    });
  }
  test.run();
}
