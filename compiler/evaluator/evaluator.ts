/**
 * Syntax trees to closures: one handler for each kind of node, from the files of the families beside this one.
 *
 * Puppet: pops/evaluator/evaluator_impl.rb
 */
import type { Expression, Kind, Node, NodeOf, Program } from '../../parser/ast.ts';
import type { CallSite } from '../functions/runtime-function.ts';
import type { Value } from '../values/index.ts';
import { access } from './access.ts';
import { arithmetic } from './arithmetic.ts';
import { assignment } from './assignment.ts';
import { calls } from './calls.ts';
import { collectors } from './collectors.ts';
import { comparison } from './comparison.ts';
import { conditionals } from './conditionals.ts';
import { epp } from './epp.ts';
import { located, placedLimit } from './errors.ts';
import { literals } from './literals.ts';
import { logic } from './logic.ts';
import { relationships } from './relationships.ts';
import { resources } from './resources.ts';
import type { Scope } from './scope.ts';
import { strings } from './strings.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { jumpAtEndOfFile } from './uncaught-jump.ts';
import { variables } from './variables.ts';

/** Makes the closure of a node of one kind. */
export type Compile<K extends Kind> = (node: NodeOf<K>, context: CodeContext) => Thunk;
type Compilers = { readonly [K in Expression['kind']]: Compile<K> };

const nothing: Thunk = () => undefined;
const definition = (): Thunk => nothing;

/** Made at the first use: the files of the families import this one. */
function allCompilers(): Compilers {
  return {
    ...literals,
    ...strings,
    ...variables,
    ...assignment,
    ...arithmetic,
    ...comparison,
    ...logic,
    ...access,
    ...calls,
    ...conditionals,
    ...resources,
    ...relationships,
    ...collectors,
    ...epp,
    Nop: definition,
    BlockExpression: (node, context) => block(node.statements, context),
    ParenthesizedExpression: (node, context) => compileExpression(node.expr, context),
    HostClassDefinition: definition,
    ResourceTypeDefinition: definition,
    NodeDefinition: definition,
    FunctionDefinition: definition,
    PlanDefinition: definition,
    TypeAlias: definition,
    TypeMapping: definition,
    TypeDefinition: definition,
  };
}

let compilers: Compilers | undefined;

/** The closure of an expression. */
export function compileExpression(node: Expression, context: CodeContext): Thunk {
  compilers ??= allCompilers();
  const compile = compilers[node.kind] as (node: Node, context: CodeContext) => Thunk;
  const thunk = compile(node, context);
  const { recorder } = context.environment;
  return recorder === undefined ? thunk : recorder.expression(node, context.source, thunk);
}

/** The closure of an expression that may be left out: undef then. */
export function compileOptional(node: Expression | undefined, context: CodeContext): Thunk {
  return node === undefined ? nothing : compileExpression(node, context);
}

/** One statement after the other; the value of the last. */
export function block(statements: readonly Expression[], context: CodeContext): Thunk {
  const thunks = statements.map((statement) => compileExpression(statement, context));
  if (thunks.length === 1) return thunks[0] as Thunk;
  return (scope) => {
    let value: Value;
    let at = 0;
    try {
      for (; at < thunks.length; at++) value = (thunks[at] as Thunk)(scope);
    } catch (error) {
      throw placedLimit(error, context.source, statements[at] as Expression) ?? error;
    }
    return value;
  };
}

/** The closure of a whole file: calls stand in its frame, jumps end here, as errors. Puppet: evaluator_impl.rb#eval_Program */
export function compileBody(program: Program, context: CodeContext): Thunk {
  const site: CallSite = { file: program.source.file ?? 'unknown', line: 0 };
  let body: Thunk | undefined;
  return (scope: Scope) => {
    const { callStack } = scope.compilation;
    callStack.push(site);
    try {
      body ??= compileExpression(program.body, context);
      return body(scope);
    } catch (error) {
      throw placedLimit(error, program.source, program.body) ?? jumpAtEndOfFile(error);
    } finally {
      callStack.pop();
    }
  };
}

/** Text with the place of a node, for warnings. */
export function atNode(message: string, node: Node, { source }: CodeContext): string {
  const { file, line, pos } = source.place(node.offset);
  return located(message, file, line, pos);
}
