import type { ValidationContext } from '../context.ts';
import type { DataFile, KeyDefinition } from '../data/index.ts';
import { LOOKUP_OPTIONS } from '../data/index.ts';
import { fleetRule, type RuleFinding } from '../rule.ts';

/** A value that every node that uses its file has from a level above. */
export const hieraShadowedKey = fleetRule<ReadonlyMap<string, DataFile>>({
  name: 'hiera-shadowed-key',
  severity: 'note',
  summary: 'The value of a key is seen by no node, since all that use its file find the key at a level above.',
  example: '# data/roles/web.yaml and data/common.yaml both have it, and all nodes are web\nntp::servers: [ntp1.example.com]\n',
  onRequest: true,
  collect: (node, context) => seenBy(node.files, context),
  *checkFleet(collected, context) {
    const seen = [...collected.values()];
    for (const definitions of context.data.definitions.values()) {
      const shadowed = definitions.filter((one) => isShadowed(one, seen, context));
      for (const one of shadowed) yield finding(one, definitions, context);
    }
  },
});

/** The file in which the node finds each key that several files have. */
function seenBy(files: ReadonlySet<DataFile>, { data }: ValidationContext): ReadonlyMap<string, DataFile> {
  const seen = new Map<string, DataFile>();
  for (const [key, definitions] of data.definitions) {
    const first = definitions.length < 2 ? undefined : definitions.find(({ file }) => files.has(file));
    if (first !== undefined) seen.set(key, first.file);
  }
  return seen;
}

function isShadowed(
  { key, file }: KeyDefinition,
  seen: readonly ReadonlyMap<string, DataFile>[],
  { data, fleet }: ValidationContext,
): boolean {
  if (key === LOOKUP_OPTIONS || data.lookupOptions.changes(key) || fleet.nodesUsing(file).length === 0) return false;
  return seen.some((node) => node.has(key)) && seen.every((node) => node.get(key) !== file);
}

function finding(
  { key, file, entry }: KeyDefinition,
  definitions: readonly KeyDefinition[],
  { fleet }: ValidationContext,
): RuleFinding {
  const above = definitions.filter((one) => one.file !== file);
  return {
    message: `No node sees this value of '${key}'`,
    at: file.span(entry.key),
    related: above.map((one) => ({ at: one.file.span(one.entry.key), message: `'${key}' stands here, too` })),
    nodes: fleet.nodesUsing(file),
  };
}
