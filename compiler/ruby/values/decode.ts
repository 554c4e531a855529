import { PuppetError } from '../../functions/error.ts';
import { boundedText, checkSize } from '../../limits.ts';
import type { PType } from '../../types/index.ts';
import {
  Binary,
  DEFAULT,
  PuppetHash,
  PuppetRegexp,
  RubySymbol,
  SemVer,
  SemVerRange,
  Sensitive,
  Timespan,
  Timestamp,
  Uri,
  type Value,
} from '../../values/index.ts';
import { RubyBlock, RubyObject } from './block.ts';
import { dataObject } from './data-objects.ts';
import type { Handles } from './handles.ts';

export interface Decoding {
  readonly handles: Handles;
  readonly typeNamed: (name: string) => PType | undefined;
  /** Arguments of the function that runs, which it may answer with. */
  readonly given: readonly Value[];
  /** Calls the block of Ruby with the number. */
  readonly callProc: (id: number, args: readonly Value[]) => Value;
}

/** Reads what `Dalang::Codec.encode` writes. */
export function decode(encoded: unknown, decoding: Decoding): Value {
  if (encoded === null) return undefined;
  if (typeof encoded === 'number') return BigInt(encoded);
  if (typeof encoded === 'string') return boundedText(encoded);
  if (!Array.isArray(encoded)) return encoded as boolean;
  checkSize(encoded.length);
  const [kind, ...parts] = encoded as [string, ...unknown[]];
  const read = READERS[kind];
  if (read === undefined) throw new PuppetError(`Ruby gave a value of the unknown kind '${kind}'`);
  return read(parts, decoding);
}

type Reader = (parts: readonly unknown[], decoding: Decoding) => Value;

const READERS: Readonly<Record<string, Reader>> = {
  a: (parts, decoding) => parts.map((part) => decode(part, decoding)),
  h: (parts, decoding) => {
    const hash = new PuppetHash();
    for (let index = 0; index < parts.length; index += 2)
      hash.set(decode(parts[index], decoding), decode(parts[index + 1], decoding));
    return hash;
  },
  i: ([digits]) => BigInt(digits as string),
  f: ([text]) => Number(text),
  d: () => DEFAULT,
  y: ([name]) => (name === 'undef' ? undefined : new RubySymbol(name as string)),
  r: ([source, options]) => new PuppetRegexp(source as string, regexpOptions(options as number)),
  s: ([value], decoding) => new Sensitive(decode(value, decoding)),
  v: ([text]) => SemVer.parse(text as string),
  w: ([text]) => SemVerRange.parse(text as string),
  t: ([nanoseconds]) => new Timestamp(BigInt(nanoseconds as string)),
  n: ([nanoseconds]) => new Timespan(BigInt(nanoseconds as string)),
  A: ([index], { given }) => given[index as number],
  b: ([base64]) => new Binary(Buffer.from(base64 as string, 'base64')),
  u: ([text]) => Uri.parse(text as string),
  o: ([handle], { handles }) => handles.get(handle) as Value,
  l: ([id, className, text]) => new RubyObject(id as number, className as string, text as string),
  D: ([label, attributes, text, className], decoding) =>
    dataObject(decoding.typeNamed(label as string), decode(attributes, decoding), text, className),
  p: ([id, arity], { callProc }) => new RubyBlock(arity as number, (args) => callProc(id as number, args)),
};

function regexpOptions(options: number): { readonly ignoreCase: boolean; readonly extended: boolean; readonly multiline: boolean } {
  return { ignoreCase: (options & 1) !== 0, extended: (options & 2) !== 0, multiline: (options & 4) !== 0 };
}
