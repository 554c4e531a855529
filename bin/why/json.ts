/** The ways of values as JSON: a tree for each parameter. */
import type { Hop } from '../../compiler/lookup/index.ts';
import type { WhyAnswer } from '../../compiler/trace/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import type { Span } from '../../parser/index.ts';
import { fromHere } from '../lookup/search-text.ts';
import { renderValue } from '../render-value.ts';

export function whyJson({ node, resource, declaration, isVirtual, ways }: WhyAnswer): string {
  const seen = new Set<Hop>();
  return renderValue(
    hash({
      node,
      resource,
      virtual: isVirtual,
      declared: declaration && hash({ ...placeOf(declaration.at), inside: declaration.inside }),
      parameters: ways.map((way) => hash({ name: way.name, ...toldValue(way), from: way.from.map((hop) => hopData(hop, seen)) })),
    }),
    'json',
  );
}

/** A step that stands for a second time is told without those below it. */
function hopData(hop: Hop, seen: Set<Hop>): PuppetHash {
  const { kind, text, path, at, data } = hop;
  const isRepeated = seen.has(hop) && hop.from.length > 0;
  seen.add(hop);
  return hash({
    kind,
    text,
    ...toldValue(hop),
    path: path === undefined || path.length === 0 ? undefined : path,
    ...placeOf(at),
    data: data && hash({ ...data, module: data.moduleName, moduleName: undefined, file: data.file && fromHere(data.file) }),
    ...(isRepeated ? { repeated: true } : { from: hop.from.map((inner) => hopData(inner, seen)) }),
  });
}

/** A value that must not be seen is told to be there. */
function toldValue(holder: { readonly value?: Value; readonly isSecret?: boolean }): Record<string, Value> {
  if ('value' in holder) return { value: holder.value };
  return holder.isSecret === true || !('kind' in holder) ? { redacted: true } : {};
}

function placeOf(at: Span | undefined): Record<string, Value> {
  if (at === undefined) return {};
  const { line, pos } = at.source.place(at.offset);
  return { file: at.source.file === undefined ? undefined : fromHere(at.source.file), line: BigInt(line), column: BigInt(pos) };
}

/** Without what is undefined; a value may be that. */
function hash(entries: Readonly<Record<string, unknown>>): PuppetHash {
  return new PuppetHash(
    Object.entries(entries).filter(([key, value]) => value !== undefined || key === 'value') as [string, Value][],
  );
}
