/**
 * metadata.json of modules, as far as a compilation cares: Puppet reads it of every module before it compiles.
 *
 * Puppet: module.rb#read_metadata
 */
import { JsonError, jsonError, parseJson } from '../lookup/index.ts';
import type { Value } from '../values/index.ts';
import type { FileCache } from './file-cache.ts';
import type { Module } from './modules.ts';

/** What Puppet says of each metadata.json that is no JSON. */
export function metadataFaults(modules: Iterable<Module>, files: FileCache): readonly string[] {
  const faults: string[] = [];
  for (const { name, path } of modules) {
    const text = files.read(`${path}/metadata.json`);
    const fault = text === undefined ? undefined : faultOf(text);
    if (fault !== undefined) faults.push(`${name} has an invalid and unparsable metadata.json file. The parse error: ${fault}`);
  }
  return faults;
}

/** The content of a metadata.json; undefined for one that is no JSON, which has been complained of before. */
export function parseMetadata(text: string): Value {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // Ruby takes comments, which JavaScript does not.
    return jsonError(text);
  }
}
