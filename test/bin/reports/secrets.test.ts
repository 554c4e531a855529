import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withoutSecrets } from '../../../bin/reports/secrets.ts';

const secrets = suite('secrets in quoted lines');

const CASES: readonly (readonly [what: string, file: string, text: string, shown: string])[] = [
  ['a key', 'a.yaml', 'db::password: geheim\nhost: db1\n', 'db::password: ******\nhost: db1\n'],
  ['in quotes, which stay', 'a.yaml', 'token: "geheim"  # x\n', 'token: "******"  # x\n'],
  ['interpolations stay', 'a.yaml', 'secret: "a%{hiera(\'x\')}b %<y>"\n', 'secret: "*%{hiera(\'x\')}* %<y>"\n'],
  ['below a key', 'a.yaml', 'passwords:\n  web: geheim\n  db: [eins, zwei]\n', 'passwords:\n  web: ******\n  db: [****, ****]\n'],
  ['a block', 'a.yaml', 'private_key: |\n  AB\n  CD\nx: y\n', 'private_key: |\n  **\n  **\nx: y\n'],
  ['JSON', 'a.json', '{"password": "geheim", "x": 1}', '{"password": "******", "x": 1}'],
  ['what is no YAML', 'a.yaml', 'a: [\ndb_password: "geheim"\n', 'a: [\ndb_password: "*******\n'],
  ['a parameter', 'a.pp', "user { 'x': password => 'geheim', uid => '1' }", "user { 'x': password => '******', uid => '1' }"],
  ['a variable', 'a.pp', '$db_password = "geheim${x}"', '$db_password = "******${x}"'],
  ['Sensitive', 'a.pp', "password => Sensitive('geheim')", "password => Sensitive('******')"],
  ['no secret', 'a.pp', "$x = 'passwords are nice'", "$x = 'passwords are nice'"],
];

for (const [what, file, text, shown] of CASES) {
  secrets(what, () => {
    assert.is(withoutSecrets(text, file), shown);
    assert.is(shown.length, text.length);
  });
}

secrets.run();
