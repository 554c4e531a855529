import { createHash } from 'node:crypto';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { noConversion } from './shared/ruby-errors.ts';

/** The name space of domain names. RFC 4122, appendix C */
const NAME_SPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');

/**
 * `fqdn_uuid(fqdn)`: the UUID of a domain name, of version 5.
 *
 * stdlib: lib/puppet/parser/functions/fqdn_uuid.rb
 */
export const fqdnUuid = puppetFunction3x('fqdn_uuid', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError('fqdn_uuid: No arguments given');
  if (args.length !== 1) throw new PuppetError(`fqdn_uuid: Too many arguments given (${args.length})`);
  const [fqdn] = args;
  if (typeof fqdn !== 'string') throw noConversion(fqdn, 'String');
  const bytes = createHash('sha1').update(NAME_SPACE).update(fqdn).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
});
