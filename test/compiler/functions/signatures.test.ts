/** dalang has the functions that Puppet has, with the same signatures: fixtures/signatures/functions.recorded.json is the list of all. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BuiltinFunction } from '../../../compiler/functions/function.ts';
import { allFunctions } from '../../../compiler/functions/index.ts';
import { Environment } from '../../../compiler/index.ts';
import { type RecordedSignatures, SIGNATURES, type Signature, signatureOf } from '../../support/signatures.ts';

const recorded = JSON.parse(readFileSync(SIGNATURES, 'utf8')) as RecordedSignatures;
const environment = new Environment({});
const signatures = suite('signatures');

checkTable('Puppet', recorded.functions, allFunctions().builtin);
checkTable('stdlib', recorded.stdlib, allFunctions().stdlib);
signatures.run();

function checkTable(owner: string, expected: Readonly<Record<string, Signature>>, ours: readonly BuiltinFunction[]): void {
  signatures(`the functions of ${owner}`, () => {
    assert.equal(ours.map(({ name }) => name).sort(), Object.keys(expected).sort());
  });
  for (const declaration of ours) {
    const { name } = declaration;
    signatures(name, () => assert.equal(signatureOf(declaration, environment), withoutPlainSize(expected[name])));
  }
}

/** Where Puppet makes the signature from a Ruby method, it says a number of arguments that goes without saying. */
function withoutPlainSize(signature: Signature | undefined): Signature | undefined {
  if (signature?.api !== 4) return signature;
  const dispatches = signature.dispatches.map((dispatch) => ({
    ...dispatch,
    type: dispatch.type.replace(/^(Callable\[Any), 1, 1\]$/, '$1]'),
  }));
  return { ...signature, dispatches };
}
