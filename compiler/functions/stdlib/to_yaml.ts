import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { countSteps } from '../../limits.ts';
import { convertToString } from '../../types/index.ts';
import { Default, PuppetHash, PuppetRegexp, SemVer, Sensitive, type Value } from '../../values/index.ts';
import { type Tagged, type YamlOptions, toYaml as yaml } from '../../yaml/emit/emitter.ts';
import { puppetFunction } from '../function.ts';
import { noConversion } from './shared/ruby-errors.ts';

/**
 * `to_yaml(data, options)`: a value as Ruby's Psych writes it. Of Psych's options there are `indentation`, `line_width` and `header`. Types,
 * which Psych writes with all that Ruby keeps in them, appear as texts.
 *
 * stdlib: lib/puppet/functions/to_yaml.rb
 */
export const toYaml = puppetFunction('to_yaml', [
  {
    params: ['Any data'],
    optional: ['Hash options'],
    body: ({ args: [data, options] }) => yaml(data, present, options instanceof PuppetHash ? optionsOf(options) : {}),
  },
]);

function optionsOf(options: PuppetHash): YamlOptions {
  const indentation = numberOf(options, 'indentation');
  const lineWidth = numberOf(options, 'line_width');
  const header = options.get('header');
  return {
    ...(indentation === undefined ? {} : { indentation }),
    ...(lineWidth === undefined ? {} : { lineWidth }),
    header: header !== undefined && header !== false,
  };
}

function numberOf(options: PuppetHash, name: string): number | undefined {
  const value = options.get(name);
  if (value === undefined) return undefined;
  if (typeof value === 'bigint' || typeof value === 'number') return Math.trunc(Number(value));
  throw noConversion(value, 'Integer');
}

/** As Psych writes Ruby's objects: with their class and their attributes. */
function present(value: Value): string | Tagged {
  if (value instanceof Default) return { content: ':default' };
  if (value instanceof PuppetRegexp) return { tag: '!ruby/regexp', content: rubyInspect(value) };
  if (value instanceof Sensitive) {
    return object('Puppet::Pops::Types::PSensitiveType::Sensitive', [['value', value.unwrap()]]);
  }
  return value instanceof SemVer ? object('SemanticPuppet::Version', versionParts(value)) : convertToString(value);
}

function object(rubyClass: string, attributes: readonly (readonly [string, Value])[]): Tagged {
  countSteps(1);
  return { tag: `!ruby/object:${rubyClass}`, content: new PuppetHash(attributes) };
}

function versionParts({ major, minor, patch, prereleaseParts, buildParts }: SemVer): readonly (readonly [string, Value])[] {
  return [
    ['major', BigInt(major)],
    ['minor', BigInt(minor)],
    ['patch', BigInt(patch)],
    ['prerelease', prereleaseParts?.map((part) => (typeof part === 'number' ? BigInt(part) : part))],
    ['build', buildParts],
  ];
}
