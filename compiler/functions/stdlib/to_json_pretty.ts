import { PuppetHash, type Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { type JsonLayout, jsonText, PRETTY } from './shared/json-text.ts';

const OPTIONS = `Struct[{
indent       => Optional[String],
space        => Optional[String],
space_before => Optional[String],
object_nl    => Optional[String],
array_nl     => Optional[String],
allow_nan    => Optional[Boolean],
max_nesting  => Optional[Integer[-1,default]],
}]`;

/**
 * `to_json_pretty(data, skip_undef, opts)`: an array or hash as JSON on several lines. `skip_undef` leaves out what is undef in the
 * outermost collection.
 *
 * stdlib: lib/puppet/functions/to_json_pretty.rb
 */
export const toJsonPretty = puppetFunction('to_json_pretty', [
  {
    params: ['Variant[Hash, Array] data'],
    optional: ['Optional[Boolean] skip_undef', `${OPTIONS} opts`],
    body: ({ args: [data, skipUndef, options] }) => {
      const shown = skipUndef === true ? withoutUndef(data) : data;
      return `${jsonText(shown, layoutOf(options))}\n`;
    },
  },
]);

function withoutUndef(data: Value): Value {
  if (Array.isArray(data)) return (data as readonly Value[]).filter((item) => item !== undefined);
  return new PuppetHash([...(data as PuppetHash)].filter(([, item]) => item !== undefined));
}

function layoutOf(options: Value): JsonLayout {
  if (!(options instanceof PuppetHash)) return PRETTY;
  const text = (name: string, usual: string): string => (options.get(name) as string | undefined) ?? usual;
  const depth = options.get('max_nesting') as bigint | undefined;
  return {
    indent: text('indent', PRETTY.indent),
    space: text('space', PRETTY.space),
    spaceBefore: text('space_before', PRETTY.spaceBefore),
    objectNewline: text('object_nl', PRETTY.objectNewline),
    arrayNewline: text('array_nl', PRETTY.arrayNewline),
    allowNaN: options.get('allow_nan') === true,
    maxNesting: depth === undefined ? PRETTY.maxNesting : Math.max(Number(depth), 0),
  };
}
