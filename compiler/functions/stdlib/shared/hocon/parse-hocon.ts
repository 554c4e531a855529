import type { Value } from '../../../../values/index.ts';
import { PuppetError } from '../../../function.ts';
import { buildNode } from './build.ts';
import { placed } from './error.ts';
import { resolveObject } from './resolve.ts';
import { parseSyntax } from './syntax.ts';

/**
 * The data of a text in HOCON, JSON for people. References see the text alone: neither the environment of the process nor other files.
 * Throws HoconParseError for what is wrong with the text.
 *
 * Ruby gem hocon 1.3.1: config_factory.rb#parse_string
 */
export function parseHocon(text: string): Value {
  const root = buildNode(parseSyntax(text));
  if (root.kind !== 'object') throw new PuppetError(placed(root.line, ' has type LIST rather than object at file root'));
  return resolveObject(root);
}
