/** The value of a parameter `content` as bytes. */
import { isHash, scalarText } from '../catalog/parameter-texts.ts';
import type { ResourceJson } from '../catalog/to-json.ts';
import type { Piece } from './piece.ts';

const DIGEST_REFERENCE = /^\{(?:md5|md5lite|sha1|sha1lite|sha224|sha256|sha256lite|sha384|sha512)\}[0-9a-f]+$/;

/** Undefined where the resource has no such parameter. */
export function contentOf(resource: ResourceJson): Piece | undefined {
  const value = resource.parameters?.content;
  if (value === undefined || value === null) return undefined;
  return pieceOf(value, resource.sensitive_parameters?.includes('content') === true);
}

/** Values that are no data stand in catalogs as hashes with the name of their type. Puppet: pops/serialization */
function pieceOf(value: unknown, isSecret: boolean): Piece {
  if (isHash(value)) {
    const { __ptype: type, __pvalue: inner } = value;
    if (type === 'Sensitive') return pieceOf(inner, true);
    if (type === 'Binary') return { bytes: Buffer.from(String(inner), 'base64'), isSecret };
    if (type === 'Deferred') return { unknown: `what ${String(value.name)} answers on the node`, isSecret };
    return { unknown: `a value of the type ${String(type ?? 'Hash')}`, isSecret };
  }
  const text = scalarText(value);
  if (text === undefined) return { unknown: 'an array', isSecret };
  // Puppet: type/file/content.rb takes such a text for the name of a file in its bucket.
  if (DIGEST_REFERENCE.test(text)) return { unknown: `the file ${text} of the node's file bucket`, isSecret };
  return { bytes: Buffer.from(text), isSecret };
}
