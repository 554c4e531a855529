import { issue } from '../../../parser/diagnostics/issues.ts';
import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { Span } from '../../../parser/index.ts';
import { isPuppetFailure } from '../../evaluator/errors.ts';
import { VERSION_4_TYPE, VERSION_5_TYPE } from '../../lookup/config/config-type.ts';
import { Invocation, LookupError } from '../../lookup/index.ts';
import { parseType } from '../../types/index.ts';
import { valueInTree } from '../../yaml/index.ts';
import type { ValidationContext } from '../context.ts';
import type { Hierarchy } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type ValueMismatch, valueMismatches } from '../value-mismatch.ts';

/** A hiera.yaml that Puppet refuses, in its words. */
export const hieraConfig: Rule = {
  name: 'hiera-config',
  severity: 'error',
  summary: 'A hiera.yaml is one that Puppet refuses: unknown keys, two levels of one name, two kinds of paths, a wrong version.',
  example: 'version: 5\nhierarchy:\n  - name: Common\n    pth: common.yaml\n',
  *check(context) {
    for (const config of context.data.configs) if (config.problem === undefined) yield* refusals(config, context);
  },
};

function* refusals(config: Hierarchy, context: ValidationContext): Iterable<RuleFinding> {
  yield* unknownFunctions(config, context);
  const error = errorOf(config, context);
  if (error === undefined || isOfInterpolation(error)) return;
  const mismatches = mismatchesOf(config);
  const explains = error.message;
  if (mismatches.length === 0) yield { message: bareMessage(error), at: placeOf(error, config), explains };
  for (const { message, path, isKey, hint } of mismatches) {
    const at = isKey ? config.keyPlaceOf(path) : config.placeOf(path);
    yield { message: `The Lookup Configuration ${message}`, at, ...(hint === undefined ? {} : { hint }), explains };
  }
}

/** What Puppet says when the file is loaded and its levels are made. */
function errorOf({ path, owner }: Hierarchy, { environment }: ValidationContext): Error | undefined {
  const compilation = environment.active;
  if (compilation === undefined) return undefined;
  const adapter = environment.data.adapter(compilation);
  try {
    environment.data.lookup
      .config(path, owner, adapter)
      ?.resolve(new Invocation(adapter, environment.data.scope(compilation.topScope)));
    return undefined;
  } catch (error) {
    if (isPuppetFailure(error)) return error;
    throw error;
  }
}

/** Puppet looks for the function of a level when it first reads data of it. */
function* unknownFunctions({ levels }: Hierarchy, { code }: ValidationContext): Iterable<RuleFinding> {
  for (const { functionKind, functionName, functionAt } of levels) {
    if (!(functionKind in PROVIDERS) || functionName === '' || code.hasFunction(functionName)) continue;
    const message = issue('HIERA_DATA_PROVIDER_FUNCTION_NOT_FOUND', { functionType: functionKind, functionName });
    const hint = didYouMean(functionName, PROVIDERS[functionKind as keyof typeof PROVIDERS]);
    yield { message, at: functionAt, ...(hint === undefined ? {} : { hint }), explains: message };
  }
}

/** Refused interpolations have a rule of their own. */
function isOfInterpolation(error: Error): boolean {
  return error instanceof LookupError && error.issueCode?.includes('HIERA_INTERPOLATION') === true;
}

function bareMessage(error: Error): string {
  return error instanceof LookupError ? error.bareMessage : error.message;
}

function mismatchesOf({ tree, version }: Hierarchy): readonly ValueMismatch[] {
  const type = version === 5n ? VERSION_5_TYPE : version === 4n ? VERSION_4_TYPE : undefined;
  if (type === undefined || tree === undefined) return [];
  return valueMismatches('', parseType(type), valueInTree(tree)).map((mismatch) => ({
    ...mismatch,
    message: mismatch.message.replace(/^parameter '' ?/, 'has wrong type, '),
  }));
}

/** The line that Puppet names, or the level, or the version. */
function placeOf(error: Error, config: Hierarchy): Span {
  const { source } = config;
  if (error instanceof LookupError && error.line !== undefined) {
    const text = source.lineText(error.line);
    const indent = /^\s*(?:-\s+)?/.exec(text)?.[0].length ?? 0;
    return { source, offset: source.lineOffset(error.line) + indent, length: text.trimEnd().length - indent };
  }
  const level = config.levels.find(({ name }) => name !== '' && error.message.includes(`'${name}'`));
  return level?.at ?? config.placeOf(['version']);
}

/** Puppet's own functions, by the key that names them. */
const PROVIDERS = {
  data_hash: ['yaml_data', 'json_data', 'hocon_data'],
  lookup_key: ['eyaml_lookup_key'],
  data_dig: [],
} as const;
