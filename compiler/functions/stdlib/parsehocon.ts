import { puppetFunction } from '../function.ts';
import { HoconParseError } from './shared/hocon/error.ts';
import { parseHocon } from './shared/hocon/parse-hocon.ts';

/**
 * `parsehocon(text, default)`: the data of a text in HOCON; the default, if there is one, for a text that is none.
 *
 * stdlib: lib/puppet/functions/parsehocon.rb
 */
export const parsehocon = puppetFunction('parsehocon', [
  {
    params: ['String hocon_string'],
    optional: ['Any default'],
    body: ({ args: [text, fallback], args, context }) => {
      try {
        return parseHocon(text as string);
      } catch (error) {
        if (!(error instanceof HoconParseError)) throw error;
        context.log('debug', `Parsing hocon failed with error: ${error.message}`);
        if (args.length < 2) throw error;
        return fallback;
      }
    },
  },
]);
