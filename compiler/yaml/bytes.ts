/** Texts whose bytes are no UTF-8: each such byte is a low surrogate that stands alone, so that it can be told later what was wrong. */
import { isUtf8 } from 'node:buffer';

const ESCAPE = 0xdc00;

/** The text of a file, whatever its bytes are. */
export function textOfBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = widthOf(bytes[at] as number);
    const character = bytes.subarray(at, at + length);
    const isGood = length > 0 && character.length === length && isUtf8(character);
    text += isGood ? character.toString() : String.fromCharCode(ESCAPE + (bytes[at] as number));
    at += isGood ? length : 1;
  }
  return text;
}

/**
 * What libyaml says of a text that goes on with a byte that is no UTF-8; undefined when it does not.
 *
 * libyaml: reader.c#yaml_parser_update_buffer
 */
export function byteProblem(text: string): string | undefined {
  const bytes = [...text.slice(0, 4)].flatMap((character) => bytesOf(character));
  const [first = 0] = bytes;
  if (text.charCodeAt(0) !== ESCAPE + first) return undefined;
  const width = widthOf(first);
  if (width === 0) return 'invalid leading UTF-8 octet';
  if (bytes.length < width) return 'incomplete UTF-8 octet sequence';
  const rest = bytes.slice(1, width);
  if (rest.some((byte) => (byte & 0xc0) !== 0x80)) return 'invalid trailing UTF-8 octet';
  const value = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), first & (0xff >> (width + 1)));
  const least = [0, 0x80, 0x800, 0x10000][width - 1] as number;
  return value < least ? 'invalid length of a UTF-8 sequence' : 'invalid Unicode character';
}

function bytesOf(character: string): readonly number[] {
  const code = character.charCodeAt(0);
  const isEscaped = character.length === 1 && code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff;
  return isEscaped ? [code - ESCAPE] : [...Buffer.from(character)];
}

/** Bytes of the character that begins with this one; 0 when none does. */
export function widthOf(octet: number): number {
  if ((octet & 0x80) === 0) return 1;
  if ((octet & 0xe0) === 0xc0) return 2;
  if ((octet & 0xf0) === 0xe0) return 3;
  return (octet & 0xf8) === 0xf0 ? 4 : 0;
}
