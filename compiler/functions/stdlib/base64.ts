import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

const LINE_BYTES = 45;

/**
 * `base64(action, text, method)`: the text encoded or decoded; by method `default` in lines of 60 characters, `strict` or `urlsafe`.
 *
 * stdlib: lib/puppet/parser/functions/base64.rb
 */
export const base64 = puppetFunction3x('base64', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`base64(): Wrong number of arguments (${args.length}; must be >= 2)`);
  const [action, text, method = 'default'] = args;
  if (action !== 'encode' && action !== 'decode') {
    throw new PuppetError("base64(): the first argument must be one of 'encode' or 'decode'");
  }
  if (typeof text !== 'string') throw new PuppetError('base64(): the second argument must be a string to base64');
  if (!isMethod(method)) {
    throw new PuppetError("base64(): the third argument must be one of 'default', 'strict', or 'urlsafe'");
  }
  return action === 'encode' ? encode(Buffer.from(text), method) : decode(text, method).toString();
});

type Method = 'default' | 'strict' | 'urlsafe';

function isMethod(value: Value): value is Method {
  return value === 'default' || value === 'strict' || value === 'urlsafe';
}

function encode(bytes: Buffer, method: Method): string {
  if (method === 'strict') return bytes.toString('base64');
  if (method === 'urlsafe') return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  let lines = '';
  for (let at = 0; at < bytes.length; at += LINE_BYTES) lines += `${bytes.subarray(at, at + LINE_BYTES).toString('base64')}\n`;
  return lines;
}

/** Ruby: pack.c (pack_unpack_internal, 'm') */
function decode(text: string, method: Method): Buffer {
  if (method === 'default') return Buffer.from(/^[^=]*/.exec(text.replace(/[^A-Za-z0-9+/=]/g, ''))?.[0] ?? '', 'base64');
  const standard = method === 'urlsafe' ? padded(text.replaceAll('-', '+').replaceAll('_', '/')) : text;
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(standard)) throw new PuppetError('invalid base64');
  const bytes = Buffer.from(standard, 'base64');
  if (bytes.toString('base64') !== standard) throw new PuppetError('invalid base64');
  return bytes;
}

function padded(text: string): string {
  return text.endsWith('=') ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
