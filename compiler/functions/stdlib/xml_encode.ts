import { puppetFunction } from '../function.ts';

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const ATTRIBUTE: Readonly<Record<string, string>> = { ...TEXT, '"': '&quot;', "'": '&apos;' };

/**
 * `stdlib::xml_encode(String $str, $type)`: the text as XML, or with type `attr` as a quoted value of an attribute.
 *
 * stdlib: lib/puppet/functions/stdlib/xml_encode.rb
 */
export const xmlEncode = puppetFunction('stdlib::xml_encode', [
  {
    params: ['String str'],
    optional: ["Enum['text','attr'] type"],
    returnType: 'String',
    body: ({ args: [text, type] }) => (type === 'attr' ? `"${encode(text as string, ATTRIBUTE)}"` : encode(text as string, TEXT)),
  },
]);

function encode(text: string, entities: Readonly<Record<string, string>>): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
