import { createResources } from '../catalog/create-resources.ts';
import { Parameter } from '../catalog/parameter.ts';
import { EvaluationError, located } from '../evaluator/errors.ts';
import { interpolated } from '../evaluator/interpolated.ts';
import { parameterValue } from '../evaluator/references.ts';
import { rubyInspect } from '../evaluator/ruby-text.ts';
import { valueLabel } from '../evaluator/value-label.ts';
import { PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { type FunctionContext, PuppetError, puppetFunction3x } from './function.ts';
import { noConversion, noMethod } from './stdlib/shared/ruby-errors.ts';

/**
 * `create_resources(type, hash, defaults)`: declares one resource for each entry of the hash, title to attributes. A type that
 * begins with `@` or `@@` makes them virtual or exported.
 *
 * Puppet: lib/puppet/parser/functions/create_resources.rb
 */
export const createResourcesFunction = puppetFunction3x('create_resources', { arity: -3 }, ({ args, context }) => {
  if (args.length > 3) throw new PuppetError(`create_resources(): wrong number of arguments (${args.length}; must be 2 or 3)`);
  const [given, instances, defaults] = args;
  if (!(instances instanceof PuppetHash)) throw new PuppetError('create_resources(): second argument must be a hash');
  if (args.length === 3 && !(defaults instanceof PuppetHash)) {
    throw new PuppetError('create_resources(): third argument, if provided, must be a hash');
  }
  if (typeof given !== 'string') throw noMethod('sub', given);
  const name = given;
  const type = name.replace(/^@{1,2}/, '').toLowerCase();
  const exported = name.startsWith('@@');
  const virtual = name.startsWith('@');
  if (type === 'class' && virtual) throw notVirtualizable(context);
  for (const [title, attributes] of instances) {
    const titles = Array.isArray(title) ? (title as readonly Value[]) : [title];
    if (type !== 'class' && titles.includes(undefined)) {
      throw new PuppetError(`No title provided and :${type} is not a valid resource reference`);
    }
    createResources(context.scope, {
      type,
      titles: titles.map(interpolated),
      fromOtherValues: typeof title !== 'string' && !Array.isArray(title),
      parameters: parametersOf(defaults instanceof PuppetHash ? defaults : undefined, attributes, context),
      virtual,
      exported,
      file: context.file,
      line: context.line,
    });
  }
  return undefined;
});

/** Ruby's own words for a name that is no string, without the line of Puppet's source that Ruby adds. */
function parameterName(name: Value): string {
  if (typeof name === 'string') return name;
  const text = name instanceof Sensitive ? '#<Sensitive [value redacted]>' : `${rubyInspect(name)}:${valueLabel(name)}`;
  throw new PuppetError(`undefined method \`intern' for ${text}`);
}

function notVirtualizable({ file, line }: FunctionContext): EvaluationError {
  const message = 'Evaluation Error: Classes are not virtualizable';
  return new EvaluationError({ code: 'CLASS_NOT_VIRTUALIZABLE', severity: 'error', message }, located(message, file, line));
}

function parametersOf(defaults: PuppetHash | undefined, attributes: Value, context: FunctionContext): readonly Parameter[] {
  const merged = new PuppetHash(defaults ?? []);
  if (attributes instanceof PuppetHash) for (const [key, value] of attributes) merged.set(key, value);
  else throw noConversion(attributes, 'Hash');
  return [...merged].map(
    ([name, value]) => new Parameter(parameterName(name), parameterValue(value, context.scope), context.scope.source),
  );
}
