import type { Environment } from '../../environment.ts';
import type { Value } from '../../values/index.ts';
import { type Call, type FunctionDeclaration, puppetFunction } from '../function.ts';

/** A function of names, given one by one or in arrays, that answers the first thing found, or undef. */
export function findFunction(
  name: string,
  parameter: string,
  find: (environment: Environment, name: string) => string | undefined,
  arrayParameter = `${parameter}_array`,
): FunctionDeclaration {
  const body = ({ args, context }: Call): Value => {
    const { environment } = context.scope.compilation;
    for (const item of args.flat()) {
      const found = find(environment, item as string);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return puppetFunction(name, [
    { params: [], repeated: `String ${parameter}`, body },
    { params: [], repeated: `Array[String] ${arrayParameter}`, body },
  ]);
}
