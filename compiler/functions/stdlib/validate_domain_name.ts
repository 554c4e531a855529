import { puppetFunction3x } from '../function.ts';
import { type Check, checkTexts } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_domain_name.rb */
export const checkDomainName: Check = checkTexts(
  'validate_domain_name',
  (text, context) => context.callFunction('is_domain_name', [text]) === true,
  'is not a syntactically correct domain name',
);

/** `validate_domain_name(*$values)`: fails unless all values are domain names. */
export const validateDomainName = puppetFunction3x('validate_domain_name', { type: 'statement' }, ({ args, context }) => {
  checkDomainName(args, context);
  return undefined;
});
