import { performLookup } from '../lookup/index.ts';
import type { Value } from '../values/index.ts';
import { type Call, puppetFunction } from './function.ts';

/**
 * `lookup(...)`: a value from data, by one or more names, with type, merge, default, overrides.
 *
 * Puppet: lib/puppet/functions/lookup.rb
 */
export const lookup = puppetFunction(
  'lookup',
  [
    { params: ['NameType name'], optional: ['ValueType value_type', 'MergeType merge'], body: perform },
    {
      params: ['NameType name', 'Optional[ValueType] value_type', 'Optional[MergeType] merge', 'DefaultValueType default_value'],
      body: perform,
    },
    {
      params: ['NameType name'],
      optional: ['ValueType value_type', 'MergeType merge'],
      block: 'BlockType block',
      body: perform,
    },
    { params: ['OptionsWithName options_hash'], optionalBlock: 'BlockType block', body: perform },
    {
      params: ['Variant[String,Array[String]] name', 'OptionsWithoutName options_hash'],
      optionalBlock: 'BlockType block',
      body: perform,
    },
  ],
  {
    localTypes: [
      'NameType = Variant[String, Array[String]]',
      'ValueType = Type',
      'DefaultValueType = Any',
      'MergeType = Variant[String[1], Hash[String, Scalar]]',
      'BlockType = Callable[NameType]',
      `OptionsWithName = Struct[{
        name => NameType, value_type => Optional[ValueType], default_value => Optional[DefaultValueType],
        override => Optional[Hash[String,Any]], default_values_hash => Optional[Hash[String,Any]], merge => Optional[MergeType]}]`,
      `OptionsWithoutName = Struct[{
        value_type => Optional[ValueType], default_value => Optional[DefaultValueType],
        override => Optional[Hash[String,Any]], default_values_hash => Optional[Hash[String,Any]], merge => Optional[MergeType]}]`,
    ],
  },
);

function perform({ args, block, context: { scope } }: Call): Value {
  const { compilation } = scope;
  const { data } = compilation.environment;
  return performLookup(data.adapter(compilation), data.scope(scope), args, block && ((names) => block.call(names)));
}
