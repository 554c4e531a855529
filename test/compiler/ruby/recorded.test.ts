import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compile, Environment } from '../../../compiler/index.ts';
import { RUBY_ANSWERS, RUBY_ENVIRONMENT, RUBY_FACTS, rubyAnswer, rubyCases } from '../../support/ruby-cases.ts';

const test = suite('Ruby of modules, as Puppet answers');
const { answers } = JSON.parse(readFileSync(RUBY_ANSWERS, 'utf8')) as { readonly answers: Readonly<Record<string, unknown>> };
const environment = new Environment({ directory: RUBY_ENVIRONMENT });

for (const { name, code } of rubyCases()) {
  test(name, () => {
    const result = compile(environment.with({ code }), { name: 'testnode', facts: RUBY_FACTS }, { logLevel: 'notice' });
    assert.equal(rubyAnswer({ ...result }), answers[name]);
  });
}

test.run();
