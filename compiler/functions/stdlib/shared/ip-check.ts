import type { FunctionDeclaration } from '../../function.ts';
import { deprecatedCheck, exactlyOne } from './deprecated-check.ts';
import { ipFamily } from './ip-address.ts';

/** A deprecated check of addresses. */
export function ipCheck(name: string, type: string, isWanted: (family: 4 | 6) => boolean): FunctionDeclaration {
  return deprecatedCheck({
    name,
    type,
    countError: exactlyOne(name),
    check: (value) => {
      const family = typeof value === 'string' ? ipFamily(value) : undefined;
      return family !== undefined && isWanted(family);
    },
  });
}
