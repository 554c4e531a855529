/**
 * Options of a command: declared in a table that both the parser and the help text read.
 *
 * `--name value`, `--name=value`, `--flag`, `--no-flag`, `-s value`; `_` and `-` are the same in a name, because Puppet's commands have
 * both. An optional value is given with `=`. `--` ends the options; what is left are the operands.
 */
import { didYouMean } from '../parser/diagnostics/suggest.ts';
import { UsageError } from './usage-error.ts';

export interface OptionSpec {
  /** Placeholder of the value in the help; a flag has none. */
  readonly value?: string;
  /** The option may be given without a value, which is the empty text then. */
  readonly optional?: true;
  /** The option may be given several times. */
  readonly many?: true;
  readonly short?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

export type OptionSpecs = { readonly [name: string]: OptionSpec };

type ValueOf<S extends OptionSpec> = S extends { many: true }
  ? readonly string[]
  : S extends { value: string }
    ? string | undefined
    : boolean | undefined;

/** The options as given; those absent are undefined, or an empty list for one that may repeat. */
export type OptionValues<S extends OptionSpecs> = { readonly [K in keyof S]: ValueOf<S[K]> };

export interface ParsedArguments<S extends OptionSpecs> {
  readonly options: OptionValues<S>;
  readonly operands: readonly string[];
}

interface Named {
  readonly name: string;
  readonly spec: OptionSpec;
  readonly negated: boolean;
}

/** Throws UsageError for an unknown option, a missing value or a value that is none of the choices. */
export function parseArguments<S extends OptionSpecs>(specs: S, argv: readonly string[]): ParsedArguments<S> {
  const values: Record<string, string | boolean | string[]> = {};
  for (const [name, spec] of Object.entries(specs)) if (spec.many) values[name] = [];
  const operands: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] as string;
    if (argument === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    }
    if (argument === '-' || !argument.startsWith('-')) {
      operands.push(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const written = equals === -1 ? argument : argument.slice(0, equals);
    const option = find(specs, written);
    let value = equals === -1 ? undefined : argument.slice(equals + 1);
    if (option.spec.optional && value === undefined) value = '';
    if (option.spec.value !== undefined && value === undefined && !isOption(specs, argv[i + 1])) value = argv[++i];
    store(values, option, written, value);
  }
  return { options: values as OptionValues<S>, operands };
}

/** `--node --facts x`: the value was forgotten, rather than being `--facts`. */
function isOption(specs: OptionSpecs, argument: string | undefined): boolean {
  return argument?.startsWith('--') === true && Object.keys(specs).includes(argument.slice(2));
}

function find(specs: OptionSpecs, written: string): Named {
  const wanted = written.replaceAll('_', '-');
  for (const [name, spec] of Object.entries(specs)) {
    const long = `--${name.replaceAll('_', '-')}`;
    if (wanted === long || (spec.short !== undefined && written === `-${spec.short}`)) return { name, spec, negated: false };
    if (spec.value === undefined && wanted === long.replace('--', '--no-')) return { name, spec, negated: true };
  }
  throw new UsageError(
    `unknown option '${written}'`,
    didYouMean(
      written,
      Object.keys(specs).map((name) => `--${name}`),
    ),
  );
}

function store(
  values: Record<string, string | boolean | string[]>,
  option: Named,
  written: string,
  value: string | undefined,
): void {
  const { name, spec } = option;
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`option '${written}' takes no value`);
    values[name] = !option.negated;
    return;
  }
  if (value === undefined) throw new UsageError(`option '${written}' needs a value: ${written} ${spec.value}`);
  const isChoice = spec.choices === undefined || spec.choices.includes(value) || (spec.optional && value === '');
  if (!isChoice) {
    throw new UsageError(`option '${written}' does not accept '${value}'`, `it accepts ${spec.choices?.join(', ')}`);
  }
  const before = values[name];
  if (Array.isArray(before)) before.push(value);
  else values[name] = value;
}
