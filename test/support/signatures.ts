/** The signatures of functions, as Puppet reports them and as dalang's table has them. */
import { join, resolve } from 'node:path';
import type { BuiltinFunction } from '../../compiler/functions/function.ts';
import { BuiltinRuntimeFunction } from '../../compiler/functions/runtime-function.ts';
import type { Environment } from '../../compiler/index.ts';

export interface DispatchSignature {
  /** `Callable[...]`, with the block and the return type. */
  readonly type: string;
  readonly parameters: readonly string[];
  readonly block?: string;
  /** The dispatch words an error about arguments and is no way to call the function. */
  readonly mismatch?: true;
}

/** Of the typed interface, or of the old one, which knows a kind and a number of arguments only. */
export type Signature =
  | { readonly api: 4; readonly dispatches: readonly DispatchSignature[] }
  | { readonly api: 3; readonly type: 'rvalue' | 'statement'; readonly arity: number };

export interface RecordedSignatures {
  /** The version. */
  readonly puppet: string;
  readonly functions: Readonly<Record<string, Signature>>;
  readonly stdlib: Readonly<Record<string, Signature>>;
}

export const SIGNATURES = join(resolve(import.meta.dirname, '..', '..'), 'fixtures', 'signatures', 'functions.recorded.json');

/** What dalang's declaration of a function says, in the form of a record. */
export function signatureOf(declaration: BuiltinFunction, environment: Environment): Signature {
  if (declaration.api === 3) return { api: 3, type: declaration.statement ? 'statement' : 'rvalue', arity: declaration.arity };
  const dispatches = new BuiltinRuntimeFunction(declaration, environment).signatures();
  return {
    api: 4,
    dispatches: dispatches.map(({ type, parameterNames, blockName, declaration: dispatch }) => ({
      type: type.toAliasExpandedString(),
      parameters: parameterNames,
      ...(blockName === undefined ? {} : { block: blockName }),
      ...('mismatch' in dispatch ? { mismatch: true as const } : {}),
    })),
  };
}
