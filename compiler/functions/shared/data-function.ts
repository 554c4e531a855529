import type { LookupContext } from '../../lookup/index.ts';
import type { PuppetHash, Value } from '../../values/index.ts';
import { type FunctionDeclaration, puppetFunction } from '../function.ts';

/** A function that reads a file of data for a hierarchy level. */
export function dataFunction(name: string, read: (path: string, context: LookupContext) => Value): FunctionDeclaration {
  return puppetFunction(name, [
    {
      params: ['Struct[{path=>String[1]}] options', 'Puppet::LookupContext context'],
      body: ({ args: [options, context] }) => read((options as PuppetHash).get('path') as string, context as LookupContext),
    },
    {
      params: ['Hash options', 'Puppet::LookupContext context'],
      mismatch: () =>
        "one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared in hiera.yaml when using this data_hash function",
    },
  ]);
}
