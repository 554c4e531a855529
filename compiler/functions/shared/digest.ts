import { createHash } from 'node:crypto';
import { type Function3xDeclaration, puppetFunction3x } from '../function.ts';
import { textArgument } from './ruby-conversion.ts';

/** A function that answers the digest of a text in hexadecimal. */
export function digestFunction(name: string, algorithm: 'md5' | 'sha1' | 'sha256'): Function3xDeclaration {
  return puppetFunction3x(name, { arity: 1, type: 'rvalue' }, ({ args }) =>
    createHash(algorithm).update(textArgument(args[0])).digest('hex'),
  );
}
