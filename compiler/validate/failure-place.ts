/**
 * Where the reason of a failed compilation stands: the line that Puppet names, and the entry of data that made the resource that it names.
 */
import { Source, type Span } from '../../parser/index.ts';
import { keyValue, resolved, type YamlEntry, type YamlTree } from '../yaml/index.ts';
import { type DataFile, spanOf } from './data/index.ts';
import { lineSpan } from './line-span.ts';

/** At the end of a message that has no other place: `(file: /site.pp, line: 3)`. */
export const NAMED_LINE = / \(file: ([^()]+), line: (\d+)\)$/;

/** The line that a message names at its end. */
export function namedLine(message: string, read: (path: string) => string | undefined): Span | undefined {
  const match = NAMED_LINE.exec(message);
  const text = match === null ? undefined : read(match[1] as string);
  if (match === null || text === undefined) return undefined;
  return lineSpan(new Source(text, match[1]), Number(match[2]));
}

/** `Apache::Vhost[shop]: has no parameter named 'docrot'`, `Apache::Vhost[shop]: parameter 'port' expects ...` */
const OF_RESOURCE = /[A-Z][\w:]*\[([^[\]]+)\]: (?:has no parameter named|parameter) '(\w+)'/;

/** The only entry of a hash of the resource's title, in any of the files, that sets the parameter that the message names. */
export function dataBehind(message: string, files: Iterable<DataFile>): Span | undefined {
  const match = OF_RESOURCE.exec(message);
  if (match === null) return undefined;
  const [, title, parameter] = match;
  const found: Span[] = [];
  for (const file of files) {
    const visit = (entry: YamlEntry): void => {
      const attribute =
        keyValue(entry.key) === title ? entriesOf(entry.value).find(({ key }) => keyValue(key) === parameter) : undefined;
      if (attribute !== undefined) found.push(spanOf(attribute.key, file.source));
      for (const inner of entriesOf(entry.value)) visit(inner);
    };
    for (const entry of file.entries) visit(entry);
  }
  return found.length === 1 ? found[0] : undefined;
}

function entriesOf(tree: YamlTree): readonly YamlEntry[] {
  const value = resolved(tree);
  return value?.kind === 'mapping' ? value.entries : [];
}
