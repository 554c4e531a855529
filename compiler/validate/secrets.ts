/**
 * Values that are nobody's business: no message shows them.
 */
import type { Value } from '../values/index.ts';

const SECRET =
  /pass(?:word|wd|phrase|code)|secret|token|credential|(?:private|api|auth|encryption|shared|access|master|signing)_?key|(?:^|[_:.-])(?:pass|pwd|psk|pin)(?:$|[_:.-])/i;

export const REDACTED = '[redacted]';

/** Whether the value of a key, or of anything in it, is one to hide. */
export function isSecretKey(name: string): boolean {
  return SECRET.test(name);
}

/** Whether any of the keys on the way to a value says that it is one to hide. */
export function isSecretPath(path: readonly Value[]): boolean {
  return path.some((step) => typeof step === 'string' && isSecretKey(step));
}

/** A text of data as messages may show it. */
export function shown(text: string, path: readonly Value[]): string {
  return isSecretPath(path) || text.includes('ENC[') ? REDACTED : text;
}

/** Puppet's words about a value that is not to be shown: what was got is left out. */
export function withoutValue(message: string, path: readonly Value[]): string {
  return isSecretPath(path) ? message.replace(/, got .*/s, `, got ${REDACTED}`) : message;
}

/** The same for a message of a compilation, which names parameters and entries itself. */
export function withoutSecrets(message: string): string {
  const names = [...message.matchAll(/(?:parameter|entry) '([^']+)'/g)].map((match) => match[1] as string);
  return withoutValue(message, names);
}
