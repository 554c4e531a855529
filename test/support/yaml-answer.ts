/** What dalang makes of YAML, in the form in which test/record/psych.rb tells what Puppet makes of it. */
import { formatFloat } from '../../compiler/types/float-format.ts';
import { PuppetHash, RubySymbol, type Value } from '../../compiler/values/index.ts';
import { loadYaml, YamlLoadError } from '../../compiler/yaml/index.ts';
import type { Answer } from './line-process.ts';

export function yamlAnswer({ source }: { readonly [field: string]: unknown }): Answer {
  try {
    const { value } = loadYaml(source as string, 'F');
    return { ok: true, value: value === undefined ? false : kept(value), logs: [] };
  } catch (error) {
    if (!(error instanceof YamlLoadError)) return { ok: false, class: 'Crash', error: String(error), logs: [] };
    return { ok: false, error: error.message, logs: [] };
  }
}

/** Values with their Ruby class: `{"i": "1"}` is an Integer. */
function kept(value: Value): unknown {
  if (value instanceof PuppetHash) return { h: [...value].map(([key, one]) => [kept(key), kept(one)]) };
  if (Array.isArray(value)) return { a: value.map(kept) };
  if (value instanceof RubySymbol) return { sym: value.name };
  if (typeof value === 'bigint') return { i: String(value) };
  if (typeof value === 'number') return { f: Number.isFinite(value) ? formatFloat(value) : String(value) };
  if (typeof value === 'string') return { s: value };
  return value ?? null;
}
