/**
 * Answers the cases of lookup tables through compiler/lookup alone, in the form in which Puppet's answers are recorded.
 */
import {
  FactScope,
  Invocation,
  Lookup,
  type LookupLog,
  lookupValue,
  type ProviderFunction,
  type Strict,
  TextExplainer,
} from '../../compiler/lookup/index.ts';
import { newInstance, PType, parseType } from '../../compiler/types/index.ts';
import { PuppetHash, Sensitive, type Value } from '../../compiler/values/index.ts';
import { ENVIRONMENT, type LookupAnswer, type LookupCase, type LookupEnvironmentTable } from './lookup-cases.ts';
import { MemoryFiles } from './memory-files.ts';

/** Of the oracle's settings; this one has no hiera.yaml. */
const GLOBAL_CONFIG = '/GLOBAL/hiera.yaml';

/** `functions`: data providers by their names, which are not those of Puppet's own. */
export function lookupOf(
  files: Readonly<Record<string, string>>,
  functions: Readonly<Record<string, ProviderFunction>> = {},
): Lookup {
  const memory = new MemoryFiles(ENVIRONMENT, files);
  const environment = {
    name: 'production',
    path: ENVIRONMENT,
    globalConfig: GLOBAL_CONFIG,
    moduleFolder: (name: string) =>
      memory.isFolder(`${ENVIRONMENT}/modules/${name}`) ? `${ENVIRONMENT}/modules/${name}` : undefined,
  };
  return new Lookup(environment, { files: memory, functions: { find: (name) => functions[name] } });
}

/** The log as Puppet writes it. */
export class RecordingLog implements LookupLog {
  readonly lines: [string, string][] = [];
  private readonly seen = new Set<string>();

  warning(message: string): void {
    this.lines.push(['warning', message]);
  }

  warnOnce(key: string, message: string, file?: string): void {
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.lines.push(['warning', `${message}\n   ${file === undefined ? '(file & line not available)' : `(file: ${file})`}`]);
  }
}

class TestScope extends FactScope {
  override callFunction(name: string, args: readonly Value[] = []): Value {
    const [type, ...rest] = args;
    if (name !== 'new' || !(type instanceof PType)) throw new Error(`no function ${name}`);
    return newInstance(type, rest);
  }
}

export function answerCase(lookup: Lookup, environment: LookupEnvironmentTable, one: LookupCase): LookupAnswer {
  const log = new RecordingLog();
  const explainer = one.explain === true ? new TextExplainer() : undefined;
  const strict = (one.settings?.strict ?? 'warning') as Strict;
  const scope = new TestScope(variables({ ...environment.facts, ...one.facts }));
  const invocation = new Invocation(lookup.adapter(log, strict), scope, explainer === undefined ? {} : { explainer });
  const outcome = attempt(
    () =>
      lookupValue(
        {
          names: one.keys ?? [],
          merge: toValue(one.merge),
          type: one.type === undefined ? undefined : parseType(one.type),
          hasDefault: 'default' in one,
          defaultValue: toValue(one.default),
        },
        invocation,
      ),
    explainer !== undefined,
  );
  return {
    ...outcome,
    ...(log.lines.length === 0 ? {} : { logs: log.lines }),
    ...(explainer === undefined || 'error' in outcome ? {} : { explain: explainer.explain() }),
  };
}

/** With an explainer, a lookup that finds nothing answers with nothing. */
function attempt(body: () => Value, isExplained: boolean): LookupAnswer {
  try {
    return { value: toPlain(body()) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (isExplained && error.name === 'LookupError') return { value: null };
    return { error: error.message.split('\n')[0] as string };
  }
}

/** The top scope of a node that has these facts. */
function variables(facts: Readonly<Record<string, unknown>>): Map<string, Value> {
  const trusted = {
    authenticated: 'local',
    certname: 'testnode',
    extensions: {},
    hostname: 'testnode',
    domain: null,
    external: {},
  };
  const scope = { ...facts, facts, trusted, environment: 'production', clientcert: 'testnode' };
  return new Map(Object.entries(scope).map(([name, value]) => [name, toValue(value)]));
}

/** A JSON value as Puppet's. */
export function toValue(value: unknown): Value {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value === 'object') return new PuppetHash(Object.entries(value).map(([key, one]) => [key, toValue(one)]));
  return value as Value;
}

/** A value as the answers hold it. */
export function toPlain(value: Value): unknown {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Sensitive) return { __ptype: 'Sensitive', __pvalue: toPlain(value.value) };
  if (Array.isArray(value)) return value.map(toPlain);
  if (!(value instanceof PuppetHash)) return typeof value === 'object' ? { __ptype: 'Default' } : value;
  const entries = [...value];
  if (entries.every(([key]) => typeof key === 'string'))
    return Object.fromEntries(entries.map(([key, one]) => [key, toPlain(one)]));
  return { __ptype: 'Hash', __pvalue: entries.flatMap(([key, one]) => [toPlain(key), toPlain(one)]) };
}
