import type { ValidationContext } from '../context.ts';
import { LOOKUP_OPTIONS } from '../data/index.ts';
import { boundClass, isReadOtherwise, parameterKey } from '../parameter-keys.ts';
import type { Rule } from '../rule.ts';

/** A key that nothing reads: no class has such a parameter, no code and no data looks it up. */
export const hieraUnusedKey: Rule = {
  name: 'hiera-unused-key',
  severity: 'note',
  summary: 'A key of data is read by nothing: no class parameter, no lookup, no interpolation.',
  example: 'old_ntp_servers: [ntp1.example.com]\n',
  onRequest: true,
  *check(context) {
    for (const [key, definitions] of context.data.definitions) {
      if (key === LOOKUP_OPTIONS || isRead(key, context)) continue;
      for (const { file, entry } of definitions) {
        if (file.owner.layer === 'module') continue;
        yield { message: `Nothing reads the key '${key}'`, at: file.span(entry.key), nodes: context.fleet.nodesUsing(file) };
      }
    }
  },
};

function isRead(key: string, context: ValidationContext): boolean {
  if (isReadOtherwise(key, context)) return true;
  const parts = parameterKey(key);
  const bound = parts && boundClass(parts, context);
  if (parts === undefined || bound === undefined || bound.kind === 'none' || bound.kind === 'define') return false;
  return bound.kind === 'unknown' || bound.definition.parameter(parts.parameter) !== undefined;
}
