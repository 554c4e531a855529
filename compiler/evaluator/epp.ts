/**
 * EPP templates.
 *
 * Puppet: pops/evaluator/evaluator_impl.rb#eval_EppExpression, pops/evaluator/epp_evaluator.rb
 */
import type { EppExpression, LambdaExpression, Program } from '../../parser/ast.ts';
import { type PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { ClosureCode, callByName } from './closure.ts';
import { PuppetError } from './errors.ts';
import { type Compile, compileExpression, compileOptional } from './evaluator.ts';
import { interpolated } from './interpolated.ts';
import type { Scope } from './scope.ts';
import type { CodeContext } from './thunk.ts';

/** Texts rendered so far, of the templates that are being evaluated. */
const outputs: Value[][] = [];

export const epp = {
  EppExpression: ((node, context) => {
    const body = compileOptional(node.body, context);
    return (scope) => {
      outputs.push([]);
      try {
        body(scope);
        return joined(outputs[outputs.length - 1] as Value[]);
      } finally {
        outputs.pop();
      }
    };
  }) as Compile<'EppExpression'>,
  RenderStringExpression: ((node) => () => {
    outputs.at(-1)?.push(node.value);
    return undefined;
  }) as Compile<'RenderStringExpression'>,
  RenderExpression: ((node, context) => {
    const inner = compileExpression(node.expr, context);
    return (scope) => {
      const value = inner(scope);
      outputs.at(-1)?.push(value instanceof Sensitive ? value : interpolated(value));
      return undefined;
    };
  }) as Compile<'RenderExpression'>,
};

function joined(parts: readonly Value[]): Value {
  let sensitive = false;
  let text = '';
  for (const part of parts) {
    if (part instanceof Sensitive) {
      sensitive = true;
      text += interpolated(part.unwrap());
    } else text += part as string;
  }
  return sensitive ? new Sensitive(text) : text;
}

/** A template ready to be rendered. */
export class Template {
  private readonly code: ClosureCode;
  private readonly declaresParameters: boolean;

  constructor(program: Program, context: CodeContext) {
    const lambda = program.body as LambdaExpression;
    this.code = new ClosureCode('lambda', lambda, context);
    this.declaresParameters = (lambda.body as EppExpression).parametersSpecified;
  }

  /**
   * The text. `globalOnly`: the template sees no local variables of the caller.
   *
   * Puppet: pops/evaluator/epp_evaluator.rb#evaluate
   */
  render(scope: Scope, given: PuppetHash | undefined, globalOnly: boolean): Value {
    const enforce = this.declaresParameters || given === undefined;
    const parameters = new Map<string, Value>();
    for (const [key, value] of given ?? []) {
      const name = interpolated(key);
      if (name.includes('::')) scope.set(name.replace(/^::/, ''), value);
      else parameters.set(name, value);
    }
    if (!globalOnly) return callByName(this.code, scope, parameters, enforce);
    const global = scope.globalScope();
    return global.withoutFrames(() => callByName(this.code, global, parameters, enforce));
  }
}

/** Complains of a template with definitions in it. */
export function assertTemplate(name: string, program: Program): void {
  if (program.definitions.length > 0)
    throw new PuppetError(`${name}(): The EPP template contains illegal expressions (definitions)`);
}
