/** What the options of `dalang lookup` ask for, with Puppet's words for what they do not allow. */
import type { LookupInput } from '../../compiler/index.ts';
import { UsageError } from '../usage-error.ts';

const STRATEGIES: readonly string[] = ['first', 'hash', 'unique', 'deep'];
const FORMATS: readonly string[] = ['yaml', 'json', 's'];
const DEEP_ONLY = '--knock-out-prefix, --sort-merged-arrays, and --merge-hash-arrays';

export interface MergeOptions {
  readonly merge: string | undefined;
  readonly 'knock-out-prefix': string | undefined;
  readonly 'sort-merged-arrays': boolean | undefined;
  readonly 'merge-hash-arrays': boolean | undefined;
}

/** The argument `merge` of the lookup. Puppet: application/lookup.rb#main */
export function mergeOption(options: MergeOptions): LookupInput['merge'] {
  const { merge, 'knock-out-prefix': prefix, 'sort-merged-arrays': sort, 'merge-hash-arrays': hashes } = options;
  if ((prefix !== undefined || sort === true || hashes === true) && merge !== 'deep')
    throw new UsageError(`The options ${DEEP_ONLY} are only available with '--merge deep'`);
  if (merge === undefined) return undefined;
  if (!STRATEGIES.includes(merge)) throw new UsageError("The --merge option only accepts 'first', 'hash', 'unique', or 'deep'");
  if (merge !== 'deep') return { strategy: merge };
  return {
    strategy: 'deep',
    sort_merged_arrays: sort === true,
    merge_hash_arrays: hashes === true,
    ...(prefix === undefined ? {} : { knockout_prefix: prefix }),
  };
}

/** The form of what is printed, in small letters. */
export function formatOption(given: string | undefined, otherwise: string): string {
  const format = given?.toLowerCase() ?? otherwise;
  if (FORMATS.includes(format)) return format;
  throw new UsageError(`Unknown rendering format '${format}'`, `there are ${FORMATS.join(', ')}`);
}
