/** The options `--limit-...`, shared by all commands that evaluate code. */
import { LIMITS, type LimitName, type LimitSettings } from '../compiler/limits.ts';
import { UsageError } from './usage-error.ts';

interface LimitOption {
  readonly value: 'N';
  readonly help: string;
}
type LimitOptionName = `limit-${LimitName}`;

const NAMES = Object.keys(LIMITS) as readonly LimitName[];

/** One for each limit that the compiler knows. */
export const LIMIT_OPTIONS = Object.fromEntries(NAMES.map((name) => [`limit-${name}`, optionOf(name)])) as unknown as {
  readonly [K in LimitOptionName]: LimitOption;
};

function optionOf(name: LimitName): LimitOption {
  // The default of memory is another one on every machine, and its text says how it comes about.
  const byDefault = name === 'memory' ? '' : ` (${LIMITS[name].default})`;
  return { value: 'N', help: `most ${LIMITS[name].help}${byDefault}` };
}

/** The limits that the options set. */
export function limitsOf(options: { readonly [K in LimitOptionName]?: string | undefined }): LimitSettings {
  const given = NAMES.flatMap((name) => {
    const text = options[`limit-${name}`];
    return text === undefined ? [] : [[name, positive(text, `--limit-${name}`)] as const];
  });
  return Object.fromEntries(given);
}

function positive(text: string, option: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new UsageError(`option '${option}' needs a number above 0, got '${text}'`);
  return number;
}
