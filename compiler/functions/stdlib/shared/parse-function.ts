import { Default, isTruthy, type Value } from '../../../values/index.ts';
import { YamlLoadError } from '../../../yaml/index.ts';
import { type Call, type Function3xDeclaration, PuppetError, puppetFunction3x } from '../../function.ts';
import { noConversion, noMethod } from './ruby-errors.ts';

/** What reading gives, or the default for nothing or false, or for an error when the default is true. Ruby: `a || b` */
export function orDefault(read: () => Value, fallback: Value): Value {
  try {
    const value = read();
    return value === undefined || value === false ? fallback : value;
  } catch (error) {
    if (!(error instanceof PuppetError || error instanceof YamlLoadError)) throw error;
    if (fallback !== undefined && isTruthy(fallback)) return fallback;
    throw error instanceof PuppetError ? error : new PuppetError(error.psychMessage);
  }
}

/** `parsejson(text, default)` and the like. */
export function parseFunction(name: string, parse: (text: string) => Value): Function3xDeclaration {
  return puppetFunction3x(name, { type: 'rvalue' }, ({ args: [text, fallback], args }) => {
    if (args.length === 0) throw new PuppetError('Wrong number of arguments. 1 or 2 arguments should be provided.');
    return orDefault(() => {
      if (typeof text !== 'string') throw noConversion(text, 'String');
      return parse(text);
    }, fallback);
  });
}

/** `loadjson(path, default)` and the like: what a file of the environment holds. Nothing is fetched from other machines. */
export function loadFunction(name: string, parse: (text: string, path: string) => Value): Function3xDeclaration {
  return puppetFunction3x(name, { arity: -2, type: 'rvalue' }, ({ args: [path, fallback], context }) =>
    orDefault(() => {
      if (path instanceof Default) throw noConversion(path, 'String');
      if (typeof path !== 'string') throw noMethod('start_with?', path);
      if (/^https?:\/\//.test(path)) throw new PuppetError(`${name}(): '${path}' is not fetched during compilation`);
      const text = contentOf(path, context);
      if (text !== undefined) return parse(text, path);
      context.log('warning', `Can't load '${path}' File does not exist!`);
      return fallback;
    }, fallback),
  );
}

/** Text of a file inside the environment or one of its modules, or of one that the world file has. */
function contentOf(path: string, { scope }: Call['context']): string | undefined {
  const { compilation } = scope;
  const { environment } = compilation;
  if (environment.isOwn(path)) return environment.files.read(path);
  environment.world.askForFile(path, compilation);
  return environment.world.knowsFile(path) ? environment.files.read(path) : undefined;
}
