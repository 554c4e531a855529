import { PuppetError, puppetFunction } from '../function.ts';
import { parsePson } from './shared/pson-parser.ts';

/**
 * `parsepson(String[1] pson_string, Any default)`: the value that a PSON text stands for; the default, even undef, for errors.
 *
 * stdlib: lib/puppet/functions/parsepson.rb
 */
export const parsepson = puppetFunction('parsepson', [
  {
    params: ['String[1] pson_string'],
    optional: ['Any default'],
    body: ({ args: [text, fallback], args, context }) => {
      try {
        return parsePson(text as string);
      } catch (error) {
        if (!(error instanceof PuppetError)) throw error;
        context.log('debug', `Parsing PSON failed with error: ${error.message}`);
        if (args.length === 1) throw error;
        return fallback;
      }
    },
  },
]);
