/**
 * Types from text.
 *
 * Puppet: pops/types/type_parser.rb#parse
 */
import { DiagnosticError, type Program, parseUnvalidated, Source } from '../../parser/index.ts';
import { PuppetError } from '../functions/error.ts';
import { PArrayType } from './collection-types.ts';
import { PIntegerType } from './numeric-types.ts';
import type { PType, TypeResolver } from './ptype.ts';
import { setReferenceParser } from './reference-type.ts';
import { findType, typeFromAst } from './type-from-ast.ts';

const byText = new Map<string, PType>();

/** The type that the text denotes; throws PuppetError with Puppet's message. Texts without names of modules are remembered. */
export function parseType(text: string, resolver?: TypeResolver): PType {
  const known = byText.get(text) ?? peephole(text) ?? (/^[A-Z]\w*$/.test(text) ? findType(text, undefined) : undefined);
  if (known !== undefined) return known;
  const source = new Source(text);
  const program = programOf(source);
  const asked = { used: false };
  const watched = resolver && watchedResolver(resolver, asked);
  const type = typeFromAst(program.body, watched, source);
  if (!asked.used && !text.includes('TypeReference')) byText.set(text, type);
  return type;
}

/** Of the texts that Puppet knows without parsing, the one that means something else when parsed. Puppet: #opt_type_map */
function peephole(text: string): PType | undefined {
  return text === 'Array[1]' ? new PArrayType(undefined, new PIntegerType(1n)) : undefined;
}

/** The tree of a text, which Puppet does not validate here. An error keeps its place in the text, if Puppet knows one. */
function programOf(source: Source): Program {
  try {
    return parseUnvalidated(source);
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.at === undefined) throw new PuppetError(error.message);
    throw error;
  }
}

/** Notes whether a name was looked for: such a type may mean something else in another environment. */
function watchedResolver(resolver: TypeResolver, asked: { used: boolean }): TypeResolver {
  return {
    loadType(name) {
      asked.used = true;
      return resolver.loadType(name);
    },
  };
}

setReferenceParser(parseType);
