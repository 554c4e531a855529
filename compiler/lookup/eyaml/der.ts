/**
 * Reads ASN.1 in DER, and in BER with lengths that are left open, as `openssl -stream` writes it.
 *
 * ITU-T X.690
 */

export interface Element {
  /** Class, form and number in one byte: 0x30 for a SEQUENCE. */
  readonly tag: number;
  /** With tag and length. */
  readonly bytes: Buffer;
  /** Without them. */
  readonly content: Buffer;
}

export class DerError extends Error {}

const CONSTRUCTED = 0x20;
const OPEN_LENGTH = 0x80;

/** The first element of the bytes. */
export function readElement(bytes: Buffer): Element {
  const tag = byteAt(bytes, 0);
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  const first = byteAt(bytes, 1);
  if (first === OPEN_LENGTH) return openElement(bytes, tag);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) throw new DerError('a length of too many bytes');
  const start = 2 + lengthBytes;
  if (start > bytes.length) throw new DerError('the end is missing');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  if (start + length > bytes.length) throw new DerError('the end is missing');
  return { tag, bytes: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

/** The elements that stand in a row. */
export function readElements(bytes: Buffer): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes.subarray(at));
    elements.push(element);
    at += element.bytes.length;
  }
  return elements;
}

/** What is in a SEQUENCE, a SET, or behind an explicit tag. */
export function childrenOf(element: Element | undefined): readonly Element[] {
  if (element === undefined || (element.tag & CONSTRUCTED) === 0) throw new DerError('no structure');
  return readElements(element.content);
}

/** The bytes of an OCTET STRING, which may come in pieces. */
export function octetsOf(element: Element | undefined): Buffer {
  if (element === undefined) throw new DerError('no octets');
  if ((element.tag & CONSTRUCTED) === 0) return element.content;
  return Buffer.concat(readElements(element.content).map(octetsOf));
}

/** An OBJECT IDENTIFIER with dots. */
export function identifierOf(element: Element | undefined): string {
  if (element?.tag !== 0x06) throw new DerError('no object identifier');
  const numbers: number[] = [];
  let number = 0;
  for (const byte of element.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [head = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(head / 40), 2);
  return [root, head - root * 40, ...rest].join('.');
}

/** Elements up to one of two zero bytes. */
function openElement(bytes: Buffer, tag: number): Element {
  let at = 2;
  while (bytes.length >= at + 2 && bytes.readUInt16BE(at) !== 0) at += readElement(bytes.subarray(at)).bytes.length;
  if (bytes.length < at + 2) throw new DerError('the end is missing');
  return { tag, bytes: bytes.subarray(0, at + 2), content: bytes.subarray(2, at) };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('the end is missing');
  return byte;
}
