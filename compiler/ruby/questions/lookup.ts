import { PuppetError } from '../../functions/error.ts';
import { jsonError, LookupContext } from '../../lookup/index.ts';
import { PuppetHash } from '../../values/index.ts';
import type { Asked, Questions } from './asked.ts';

/** What a data function in Ruby asks of its context, and of its data. Puppet: pops/lookup/context.rb */
export const lookupQuestions: Questions = {
  lookup_not_found: (asked) => context(asked).call('not_found', []),
  lookup_interpolate: (asked) => context(asked).call('interpolate', [asked.value(1)]),
  lookup_explain: (asked) => context(asked).explain(asked.value(1)),
  lookup_cache: (asked) => new PuppetHash(context(asked).cache),
  lookup_cache_all: (asked) => context(asked).call('cache_all', [asked.value(1)]),
  lookup_file: (asked) => context(asked).fileData(asked.text(1)),
  json_error: (asked) => jsonError(asked.text(0)),
  lookup_file_data: (asked) => context(asked).keepFileData(asked.text(1), asked.value(2)),
};

function context(asked: Asked): LookupContext {
  const held: unknown = asked.value(0);
  if (!(held instanceof LookupContext)) throw new PuppetError('a lookup context is asked for');
  return held;
}
