/**
 * Files that hold one definition and nothing else.
 *
 * Puppet: pops/loader/puppet_function_instantiator.rb, type_definition_instantiator.rb
 */
import type { FunctionDefinition, Program, TypeAlias } from '../../parser/ast.ts';
import { PuppetError } from '../evaluator/errors.ts';

type Kind = 'FunctionDefinition' | 'TypeAlias';

/** The only definition of a file, which must have the name; throws with Puppet's message when the file holds anything else. */
export function onlyDefinition<K extends Kind>(
  program: Program,
  file: string,
  name: string,
  kind: K,
): K extends 'TypeAlias' ? TypeAlias : FunctionDefinition {
  const what = kind === 'TypeAlias' ? 'type' : 'function';
  const [definition] = program.definitions;
  const code = `The code loaded from ${file}`;
  if (!definition) throw new PuppetError(`${code} does not define the ${what} '${name}' - it is empty.`);
  if (program.definitions.length > 1) {
    throw new PuppetError(`${code} must contain only the ${what} '${name}' - it has additional definitions.`);
  }
  if (definition.kind !== kind) {
    const found = kind === 'TypeAlias' ? 'type alias or type definition' : 'function';
    throw new PuppetError(`${code} does not define the ${what} '${name}' - no ${found} found.`);
  }
  const found = definition as TypeAlias | FunctionDefinition;
  if (found.name.toLowerCase() !== name) throw wrongName(code, name, found);
  const { body } = program;
  const only = body.kind === 'BlockExpression' && body.statements.length === 1 ? body.statements[0] : body;
  if (only !== definition) {
    const quoted = kind === 'TypeAlias' ? `'${name}'` : name;
    throw new PuppetError(`${code} contains additional logic - can only contain the ${what} ${quoted}`);
  }
  return found as K extends 'TypeAlias' ? TypeAlias : FunctionDefinition;
}

function wrongName(code: string, expected: string, { kind, name }: TypeAlias | FunctionDefinition): PuppetError {
  return new PuppetError(
    kind === 'TypeAlias'
      ? `${code} produced type with the wrong name, expected '${expected}', actual '${name}'`
      : `${code} produced function with the wrong name, expected ${expected}, actual ${name}`,
  );
}
