import { PuppetRegexp } from '../values/regexp.ts';

/** One character of a component: what is never special, what is not special in this component, or an escape. */
function chars(others: string): string {
  return `(?:[\\-_.!~*'()a-zA-Z\\d${others}]|%[a-fA-F\\d]{2})`;
}

const URI_CHAR = chars(';/?:@&=+$,\\[\\]');
const PATH_CHAR = chars(':@&=+$,');
const SEGMENT = `${PATH_CHAR}*(?:;${PATH_CHAR}*)*`;
const IPV4 = '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}';
const HEX4 = '[a-fA-F\\d]{1,4}';
const IPV6_END = `(?:(?:${HEX4}:)*(?:${HEX4}|${IPV4})`;
const IPV6 = `\\[${IPV6_END}|(?:(?:${HEX4}:)*${HEX4})?::${IPV6_END})?)\\]`;
const HOST = `(?:(?:[a-zA-Z0-9\\-.]|%\\h\\h)+|${IPV4}|${IPV6})`;
const HAS = ' '.repeat(8);

/**
 * An absolute URI somewhere in a text. Messages show the whole of it, so it is laid out as Ruby has it.
 *
 * Puppet: pops/pcore.rb (TYPE_URI_RX), which takes Ruby's URI.regexp; Ruby: uri/rfc2396_parser.rb
 */
export const URI_REGEXP = new PuppetRegexp(
  [
    '',
    `${HAS}([a-zA-Z][\\-+.a-zA-Z\\d]*):                           (?# 1: scheme)`,
    `${HAS}(?:`,
    `${HAS}   (${chars(';?:@&=+$,')}${URI_CHAR}*)                    (?# 2: opaque)`,
    `${HAS}|`,
    `${HAS}   (?:(?:`,
    `${HAS}     //(?:`,
    `${HAS}         (?:(?:(${chars(';:&=+$,')}*)@)?        (?# 3: userinfo)`,
    `${HAS}           (?:(${HOST})(?::(\\d*))?))? (?# 4: host, 5: port)`,
    `${HAS}       |`,
    `${HAS}         (${chars('$,;:@&=+')}+)                 (?# 6: registry)`,
    `${HAS}       )`,
    `${HAS}     |`,
    `${HAS}     (?!//))                           (?# XXX: '//' is the mark for hostport)`,
    `${HAS}     (/${SEGMENT}(?:/${SEGMENT})*)?                    (?# 7: path)`,
    `${HAS}   )(?:\\?(${URI_CHAR}*))?                 (?# 8: query)`,
    `${HAS})`,
    `${HAS}(?:\\#(${URI_CHAR}*))?                  (?# 9: fragment)`,
    '      ',
  ].join('\n'),
  { extended: true },
);
