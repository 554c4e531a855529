import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment } from '../../../compiler/index.ts';
import { RUBY_ENVIRONMENT, RUBY_FACTS } from '../../support/ruby-cases.ts';

type Table = Readonly<Record<string, readonly (readonly [code: string, outcome: string])[]>>;

const TABLE = load(readFileSync(join(RUBY_ENVIRONMENT, '..', 'hostile.yaml'), 'utf8')) as Table;
const WRITTEN = '/tmp/dalang-hostile';
const folder = mkdtempSync(join(tmpdir(), 'dalang-hostile-'));
cpSync(RUBY_ENVIRONMENT, folder, { recursive: true });
symlinkSync('/etc/passwd', join(folder, 'modules', 'sample', 'link'));
const environment = new Environment({ directory: folder });

/** What the code said, or the error it ended with. */
function outcomeOf(code: string, seconds = 60): string {
  const template = `<%= ${code} %>`.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const target = environment.with({ code: `notice(inline_template('${template}'))` });
  const result = compile(target, { name: 'testnode', facts: RUBY_FACTS }, { logLevel: 'notice', limits: { seconds } });
  return result.ok ? result.logs.map(([, text]) => text).join('\n') : result.error;
}

for (const [what, cases] of Object.entries(TABLE)) {
  const test = suite(`hostile Ruby: ${what}`);
  for (const [code, outcome] of cases) {
    test(code, () => {
      const got = outcomeOf(code, what.startsWith('what never ends') ? 1 : 60);
      assert.ok(got.includes(outcome), `${got}\ndoes not say: ${outcome}`);
      assert.not.ok(existsSync(WRITTEN));
    });
  }
  test.run();
}

const after = suite('hostile Ruby: afterwards');
after('the environment compiles as if nothing had been tried', () => assert.is(outcomeOf('1 + 1'), '2'));
after.after(() => rmSync(folder, { recursive: true }));
after.run();
