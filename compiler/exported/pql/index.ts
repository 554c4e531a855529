/** Queries of PuppetDB, in PQL or as lists, answered from the store. Puppet: the function puppetdb_query of PuppetDB's module. */
import { PuppetError } from '../../functions/error.ts';
import { rubyClassName } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { dataOf, plainValue } from '../data.ts';
import type { ExportStore } from '../store.ts';
import { answerQuery } from './answer.ts';
import { queryFromAst } from './from-ast.ts';
import { parsePql } from './parser.ts';

/** An array of hashes; the compilation of the host depends on what is in the store now. */
export function puppetdbQuery(query: Value, store: ExportStore, host: string): Value {
  store.noteRead(host);
  return answerQuery(parsed(query), store).map(plainValue);
}

function parsed(query: Value): ReturnType<typeof parsePql> {
  if (typeof query === 'string') return query.trimStart().startsWith('[') ? queryFromAst(jsonOf(query)) : parsePql(query);
  if (Array.isArray(query) && !(query instanceof PuppetHash)) return queryFromAst(dataOf(query));
  throw new PuppetError(`puppetdb_query: a query is a String or an Array, and not ${rubyClassName(query)}`);
}

function jsonOf(text: string): ReturnType<typeof dataOf> {
  try {
    return dataOf(JSON.parse(text));
  } catch (error) {
    throw new PuppetError(`puppetdb_query: the query is no JSON: ${(error as Error).message}`);
  }
}
