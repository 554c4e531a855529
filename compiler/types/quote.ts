/**
 * Texts as Puppet source.
 *
 * Puppet: pops/types/string_converter.rb#puppet_quote, #puppet_double_quote
 */

/** In single quotes where that can say it, else in double quotes. */
export function puppetQuote(text: string, enforceDouble = false): string {
  if (enforceDouble) return puppetDoubleQuote(text);
  let single = "'";
  let escaped = false;
  for (const character of text) {
    if (character < ' ') return puppetDoubleQuote(text);
    if (escaped) {
      // What follows a backslash keeps it; a pair of backslashes stays a pair, though Puppet would read one back.
      single += `\\${character}`;
      escaped = false;
    } else if (character === "'") single += "\\'";
    else if (character === '\\') escaped = true;
    else single += character;
  }
  return escaped ? `${single}\\'` : `${single}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
  $: '\\$',
};

/** In double quotes, with everything special escaped. */
export function puppetDoubleQuote(text: string): string {
  const body = text.replace(/[\u0000-\u001f"\\$]/g, (character) => {
    return ESCAPES[character] ?? `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`;
  });
  return `"${body}"`;
}
