/**
 * Places in Puppet's words.
 *
 * Puppet: util/errors.rb (error_location)
 */

/** `(file: a.pp, line: 1, column: 2)`, with what is known; the empty string when nothing is. */
export function errorLocation(file: string | undefined, line?: number, column?: number): string {
  const parts: string[] = [];
  if (file !== undefined && file !== '') parts.push(`file: ${file}`);
  if (line !== undefined) parts.push(`line: ${line}`);
  if (line !== undefined && column !== undefined) parts.push(`column: ${column}`);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
