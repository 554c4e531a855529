import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, DEFAULT_SETTINGS, Environment, evaluateCode, type NodeData, type Strictness } from '../../compiler/index.ts';
import { keptManifestAnswer, type ManifestCase, type ManifestTable } from '../support/manifest-cases.ts';

const FILE = join(import.meta.dirname, '..', '..', 'fixtures', 'evaluator', 'manifests.recorded.json');
const test = suite('manifests');
const environment = new Environment({ settings: { ...DEFAULT_SETTINGS, hieraConfig: '/nonexistent/hiera.yaml' } });

interface Request {
  readonly op: 'compile' | 'eval';
  readonly code: string;
  readonly node?: string;
  readonly facts?: NodeData['facts'];
  readonly log_level?: 'notice' | 'warning';
  readonly settings?: { readonly strict?: Strictness; readonly strict_variables?: boolean };
}

function answer({ request }: ManifestCase): unknown {
  const { op, code, node = 'testnode', facts = {}, log_level: logLevel = 'warning', settings } = request as Request;
  const target = settings
    ? environment.with({
        settings: {
          ...environment.settings,
          strict: settings.strict ?? 'warning',
          strictVariables: settings.strict_variables === true,
        },
      })
    : environment;
  const data = { name: node, facts };
  const result =
    op === 'eval' ? evaluateCode(target, code, data, { logLevel }) : compile(target.with({ code }), data, { logLevel });
  return keptManifestAnswer({ ...result });
}

for (const one of (JSON.parse(readFileSync(FILE, 'utf8')) as ManifestTable).cases) {
  test(one.request.code, () => {
    const text = JSON.stringify(answer(one), (_, value) => (typeof value === 'bigint' ? Number(value) : value));
    assert.equal(JSON.parse(text), one.answer);
  });
}

test.run();
