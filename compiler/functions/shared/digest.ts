import { createHash } from 'node:crypto';
import { interpolated } from '../../evaluator/interpolated.ts';
import { type Function3xDeclaration, puppetFunction3x } from '../function.ts';

/** A function that answers the digest of a text in hexadecimal. */
export function digestFunction(name: string, algorithm: 'md5' | 'sha1' | 'sha256'): Function3xDeclaration {
  return puppetFunction3x(name, { arity: 1, type: 'rvalue' }, ({ args }) =>
    createHash(algorithm).update(interpolated(args[0])).digest('hex'),
  );
}
