import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { PuppetError } from '../../functions/error.ts';

/** The query cannot be answered; the message says what is in the way and where in the query it stands. */
export function queryError(message: string, place: string, hint?: string): PuppetError {
  return new PuppetError(`puppetdb_query: ${message}, ${place}${hint === undefined ? '' : `. ${hint}`}`);
}

/** A name that is none of those there are. */
export function unknownName(what: string, name: string, known: readonly string[], place: string): PuppetError {
  return queryError(`unknown ${what} '${name}'`, place, didYouMean(name, known) ?? `There are ${known.join(', ')}`);
}
