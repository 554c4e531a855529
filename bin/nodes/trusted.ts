/** Trusted facts from a file: those of one node for all, or of many by certname. */
import { PuppetHash } from '../../compiler/values/index.ts';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { UsageError } from '../usage-error.ts';
import { readDocument } from './document.ts';

const NAMES: ReadonlySet<unknown> = new Set(['authenticated', 'certname', 'domain', 'extensions', 'external', 'hostname']);

/** Answers the trusted facts of a node; `undefined` for those that a node without a certificate has. */
export function trustedFrom(path: string | undefined): (name: string) => PuppetHash | undefined {
  if (path === undefined) return () => undefined;
  const document = readDocument(path);
  if (!(document instanceof PuppetHash)) {
    throw new UsageError(`${path} holds no hash`, 'expected are trusted facts with their values, or such hashes by certname');
  }
  if (!isByCertname(document)) return () => document;
  return (name) => {
    const found = document.get(name);
    if (found instanceof PuppetHash) return found;
    const known = [...document.keys()].map(String);
    throw new UsageError(
      `no trusted facts of node '${name}' in ${path}`,
      didYouMean(name, known) ?? `there are ${known.join(', ')}`,
    );
  };
}

function isByCertname(document: PuppetHash): boolean {
  if (document.size === 0) return false;
  return [...document].every(([key, value]) => !NAMES.has(key) && value instanceof PuppetHash);
}
