/**
 * Types from text.
 *
 * Puppet: pops/types/type_parser.rb#parse
 */
import { parse, Source } from '../../parser/index.ts';
import { PuppetError } from '../functions/error.ts';
import type { PType, TypeResolver } from './ptype.ts';
import { setReferenceParser } from './reference-type.ts';
import { findType, typeFromAst } from './type-from-ast.ts';

const byText = new Map<string, PType>();

/** The type that the text denotes; throws PuppetError with Puppet's message. Texts without names of modules are remembered. */
export function parseType(text: string, resolver?: TypeResolver): PType {
  const known = byText.get(text) ?? (/^[A-Z]\w*$/.test(text) ? findType(text, undefined) : undefined);
  if (known !== undefined) return known;
  const source = new Source(text);
  const { program, diagnostics } = parse(source);
  if (program === undefined) {
    throw new PuppetError(diagnostics.find((diagnostic) => diagnostic.severity === 'error')?.message ?? 'syntax error');
  }
  const asked = { used: false };
  const watched = resolver && watchedResolver(resolver, asked);
  const type = typeFromAst(program.body, watched, source);
  if (!asked.used && !text.includes('TypeReference')) byText.set(text, type);
  return type;
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
