import { argumentFor3x } from '../../functions/arguments-3x.ts';
import { ArgumentError } from '../../functions/error.ts';
import { Runtime3xFunction, type RuntimeFunction } from '../../functions/runtime-function.ts';
import { templateFile } from '../../functions/template.ts';
import { PuppetCallable, type Value } from '../../values/index.ts';
import { Ruby3xFunction, RubyFunction, ruby3xFunction } from '../functions.ts';
import { checkOldCall, isOldFunction, isStatement, warnOfOldCall } from '../old-functions.ts';
import type { Encodable } from '../values/encode.ts';
import type { Asked, Questions } from './asked.ts';

/** Functions that Ruby code calls: what came out, or which function the machine that asks is to run itself. */
export const functionQuestions: Questions = {
  has_function: (asked) => asked.compilation.environment.findFunction(asked.text(0)) !== undefined,
  has_function3x: (asked) => isOldFunction(asked.text(0), asked.compilation.environment),
  call_function: (asked) => called(named(asked), asked),
  call_function3x: (asked) => {
    checkOldCall(asked.text(1), asked.list(2));
    const answer = called(old(named(asked), asked), asked);
    warnOfOldCall(asked.text(1), asked.compilation);
    return isStatement(asked.text(1)) && answer[0] === 'value' ? ['value', undefined] : answer;
  },
  check_return: (asked) => {
    const found = asked.compilation.environment.findFunction(asked.text(0));
    if (!(found instanceof RubyFunction)) return asked.value(2);
    return found.checkedReturn(Number(asked.value(1)), asked.value(2));
  },
};

function named(asked: Asked): RuntimeFunction {
  const name = asked.text(1);
  const found = asked.compilation.environment.findFunction(name);
  if (found) return found;
  const caller = asked.value(4);
  throw new ArgumentError(
    typeof caller === 'string' ? `Function ${caller}(): Unknown function: '${name}'` : `Unknown function '${name}'`,
  );
}

/** A function that a module has for both interfaces is called by the one that was asked for. */
function old(found: RuntimeFunction, asked: Asked): RuntimeFunction {
  const { environment } = asked.compilation;
  const path = found instanceof RubyFunction ? environment.oldFunctionFile(found.name) : undefined;
  return path === undefined ? found : ruby3xFunction(found.name, path, environment);
}

function called(found: RuntimeFunction, asked: Asked): readonly Encodable[] {
  const scope = asked.scope(0);
  const args = asked.list(2);
  const given: unknown = asked.value(3);
  const block = given instanceof PuppetCallable ? given : undefined;
  if (found instanceof Ruby3xFunction)
    return ['run3x', found.path, found.name, args.map((arg: Value) => argumentFor3x(arg, scope))];
  if (found instanceof RubyFunction) {
    const index = found.indexFor(args, block);
    if (index !== undefined) return ['run', found.path, found.name, BigInt(index), found.checksReturn(index)];
  }
  if (found instanceof Runtime3xFunction && found.name === 'template' && args.length > 0)
    return ['templates', templates(args, asked)];
  return ['value', found.invoke(scope, args, block, asked.runtime.activation.site)];
}

/** A template within a template sees the very objects that the outer one has set, and so is rendered in the same machine. */
function templates(args: readonly Value[], { compilation, runtime }: Asked): readonly Value[] {
  return args.map((arg) => {
    const { name, file } = templateFile(arg, compilation.environment);
    runtime.templates.add(file);
    return [name, file];
  });
}
