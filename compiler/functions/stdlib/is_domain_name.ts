import { PuppetError, puppetFunction3x } from '../function.ts';

const MOST_CHARACTERS = 255;

/**
 * `is_domain_name(text)`: whether the text is the name of a domain: labels of 1 to 63 letters, digits and hyphens, the last one of
 * letters only when there are several.
 *
 * stdlib: lib/puppet/parser/functions/is_domain_name.rb
 */
export const isDomainName = puppetFunction3x('is_domain_name', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`is_domain_name(): Wrong number of arguments given ${args.length} for 1`);
  const [text] = args;
  return typeof text === 'string' && (text === '.' || isDomain(text.replace(/\.$/, '')));
});

function isDomain(domain: string): boolean {
  if (domain === '' || Array.from(domain).length > MOST_CHARACTERS) return false;
  if (domain.includes('.') && !/\.[A-Za-z]+$/m.test(domain)) return false;
  return labels(domain).every(isLabel);
}

/** Ruby's `split`: empty parts at the end do not count. */
function labels(domain: string): readonly string[] {
  return domain.replace(/\.+$/, '').split('.');
}

function isLabel(label: string): boolean {
  const { length } = Array.from(label);
  return length >= 1 && length <= 63 && !label.startsWith('-') && !label.endsWith('-') && /^[a-z\d-]+$/im.test(label);
}
