/**
 * The checks of stdlib's `validate_...` functions, as `validate_legacy` finds them by name.
 */
import { checkAbsolutePath } from '../validate_absolute_path.ts';
import { checkArray } from '../validate_array.ts';
import { checkBool } from '../validate_bool.ts';
import { checkDomainName } from '../validate_domain_name.ts';
import { checkEmailAddress } from '../validate_email_address.ts';
import { checkHash } from '../validate_hash.ts';
import { checkInteger } from '../validate_integer.ts';
import { checkIpAddress } from '../validate_ip_address.ts';
import { checkIpv4Address } from '../validate_ipv4_address.ts';
import { checkIpv6Address } from '../validate_ipv6_address.ts';
import { checkNumeric } from '../validate_numeric.ts';
import { checkRe } from '../validate_re.ts';
import { checkSlength } from '../validate_slength.ts';
import { checkString } from '../validate_string.ts';
import type { Check } from './validation.ts';

export const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['validate_absolute_path', checkAbsolutePath],
  ['validate_array', checkArray],
  ['validate_bool', checkBool],
  ['validate_domain_name', checkDomainName],
  ['validate_email_address', checkEmailAddress],
  ['validate_hash', checkHash],
  ['validate_integer', checkInteger],
  ['validate_ip_address', checkIpAddress],
  ['validate_ipv4_address', checkIpv4Address],
  ['validate_ipv6_address', checkIpv6Address],
  ['validate_numeric', checkNumeric],
  ['validate_re', checkRe],
  ['validate_slength', checkSlength],
  ['validate_string', checkString],
]);
