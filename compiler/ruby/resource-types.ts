/**
 * Resource types that modules have in Ruby: what a compiler must know of them.
 *
 * Puppet: type.rb, metatype/manager.rb#type
 */
import { BuiltinType, type RecordedType } from '../catalog/builtin-types.ts';
import type { Environment } from '../environment.ts';
import { isPuppetFailure, PuppetError, puppetText } from '../evaluator/errors.ts';
import type { Value } from '../values/index.ts';
import { cached } from './metadata-cache.ts';
import { loading } from './runtime.ts';

const MULTILINE = 4;

/** A type as `Dalang::Types.describe` tells it; null when its file defines no type of the name. */
type Described = {
  readonly properties: readonly string[];
  readonly parameters: readonly string[];
  readonly namevars: readonly string[];
  readonly isomorphic: boolean;
  readonly titlePatterns?: readonly { readonly source: string; readonly options: number; readonly attributes: readonly string[] }[];
  /** Attributes are computed from what the patterns match: the type must be asked. */
  readonly computedTitles?: boolean;
  /** What is said when the title is needed. */
  readonly titleError?: string;
} | null;

/** The type of the file; undefined when it defines none of the name. */
export function rubyResourceType(name: string, path: string, environment: Environment): BuiltinType | undefined {
  const { ruby } = environment;
  const providers = ruby.files.hasProviders(name) ? 'with providers' : 'without providers';
  const described = cached<Described>(`type ${providers}`, name, path, environment, () => describe(name, path, environment));
  if (described === null) {
    environment.active?.log('warning', `Loaded puppet/type/${name} but no class was created`);
    return undefined;
  }
  const { computedTitles, titleError } = described;
  if (titleError !== undefined) return new BuiltinType(name, recordedType(described), () => refuse(titleError));
  return new BuiltinType(name, recordedType(described), computedTitles === true ? titleParser(name, path, environment) : undefined);
}

function describe(name: string, path: string, environment: Environment): Described {
  try {
    return JSON.parse(environment.ruby.call('describe_type', [path, name], loading(environment)) as string);
  } catch (error) {
    if (!isPuppetFailure(error)) throw error;
    const message = `Could not autoload puppet/type/${name}: ${puppetText(error)}`;
    environment.active?.log('err', message);
    throw new PuppetError(message);
  }
}

function recordedType({ titlePatterns, ...rest }: NonNullable<Described>): RecordedType {
  if (titlePatterns === undefined) return rest;
  const patterns = titlePatterns.map(({ source, options, attributes }) => ({
    source,
    multiline: (options & MULTILINE) !== 0,
    ignoreCase: (options & 1) !== 0,
    extended: (options & 2) !== 0,
    attributes,
  }));
  return { ...rest, titlePatterns: patterns };
}

function refuse(message: string): never {
  throw new PuppetError(message);
}

function titleParser(name: string, path: string, environment: Environment) {
  return (title: string): readonly (readonly [string, string | undefined])[] | undefined => {
    const found = environment.ruby.call('parse_title', [path, name, title], loading(environment)) as readonly Value[] | undefined;
    return found?.map((pair) => {
      const [attribute, value] = pair as readonly Value[];
      return [String(attribute), value === undefined ? undefined : String(value)] as const;
    });
  };
}
