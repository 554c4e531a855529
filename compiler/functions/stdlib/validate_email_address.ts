import { puppetFunction3x } from '../function.ts';
import { type Check, checkTexts } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_email_address.rb */
export const checkEmailAddress: Check = checkTexts(
  'validate_email_address',
  (text, context) => context.callFunction('is_email_address', [text]) === true,
  'is not a valid email address',
);

/** `validate_email_address(*$values)`: fails unless all values are email addresses. */
export const validateEmailAddress = puppetFunction3x('validate_email_address', { type: 'statement' }, ({ args, context }) => {
  checkEmailAddress(args, context);
  return undefined;
});
