import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerLine } from '../../../bin/rpc/answer.ts';
import type { Answer } from '../../support/line-process.ts';
import {
  answerOf,
  type LookupAnswer,
  type LookupEnvironmentTable,
  readTable,
  requestOf,
  withEnvironment,
} from '../../support/lookup-cases.ts';

const FILE = resolve(import.meta.dirname, '../../../fixtures/lookup/eyaml.yaml');
const [environment] = readTable(FILE).environments as readonly [LookupEnvironmentTable];

async function answer(code: string, files: Readonly<Record<string, string>>): Promise<LookupAnswer> {
  const changed = { ...environment, files: { ...environment.files, ...files } };
  return withEnvironment(changed, async (folder) => {
    const request = requestOf(changed, { code }, folder);
    return answerOf(JSON.parse(await answerLine(JSON.stringify(request))) as Answer, folder);
  });
}

const WITHOUT_KEY = { 'hiera.yaml': (environment.files['hiera.yaml'] as string).replace('private.pem', 'nowhere.pem') };
const PLACEHOLDER = /^\[encrypted: [0-9a-f]{16}\]$/;

const tests = suite('eyaml without keys, and of other schemes');

tests('without a private key there are placeholders, one for each encrypted text, and one warning', async () => {
  const { value, logs } = await answer("[lookup('plain'), lookup('plain'), lookup('utf8'), lookup('unencrypted')]", WITHOUT_KEY);
  const [first, again, other, plain] = value as readonly [string, string, string, string];
  assert.match(first, PLACEHOLDER);
  assert.is(again, first);
  assert.match(other, PLACEHOLDER);
  assert.is.not(other, first);
  assert.is(plain, 'plain web1');
  const warning = "Encrypted values are replaced by placeholders: there is no private key at '/ENV/keys/nowhere.pem'";
  assert.equal(logs, [['warning', `${warning}\n   (file & line not available)`]]);
});

tests('placeholders stand inside texts and become Sensitive', async () => {
  const { value } = await answer(
    "[lookup('two_parts'), lookup('secret') =~ Sensitive[String], lookup('in_hash.l.2')]",
    WITHOUT_KEY,
  );
  const [parts, isSensitive, item] = value as readonly [string, boolean, string];
  assert.match(parts, /^user \[encrypted: [0-9a-f]{16}\]:\[encrypted: [0-9a-f]{16}\] end$/);
  assert.is(isSensitive, true);
  assert.is(item, 'plain');
});

tests('other schemes are refused by name', async () => {
  const { error } = await answer("lookup('gpg')", { 'data/common.eyaml': 'gpg: ENC[GPG,aGVsbG8=]\n' });
  const reason = 'Error was encryption by GPG is not supported';
  assert.is(
    error,
    `hiera-eyaml backend error decrypting ENC[GPG,aGVsbG8=] when looking up gpg in /ENV/data/common.eyaml. ${reason}`,
  );
});

tests('an envelope that ends within a length is told as one that cannot be read', async () => {
  const { error } = await answer("lookup('cut')", { 'data/common.eyaml': 'cut: ENC[PKCS7,MIQ=]\n' });
  assert.match(error as string, /decrypting ENC\[PKCS7,MIQ=\] .* Error was Could not parse the PKCS7/);
});

tests('a key that is a folder, and one that nobody names', async () => {
  const config = environment.files['hiera.yaml'] as string;
  const folder = await answer("lookup('plain')", { 'hiera.yaml': config.replace('private.pem', '') });
  assert.match(folder.error as string, /Error was Is a directory @ io_fread - \/ENV\/keys/);
  const unset = config.replace(/pkcs7_public_key: *[^,}\n]+/g, 'pkcs7_public_key_env_var: DALANG_NO_SUCH_KEY');
  const nameless = await answer("lookup('plain')", { 'hiera.yaml': unset });
  assert.match(nameless.error as string, /Error was no implicit conversion of nil into String/);
});

tests.run();
