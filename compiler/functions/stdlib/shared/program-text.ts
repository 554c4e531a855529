import { rubyInspect } from '../../../evaluator/ruby-text.ts';
import { type Data, toRichData } from '../../../types/index.ts';
import type { Value } from '../../../values/index.ts';

/** The words that a language has for what is neither number nor text. */
export interface Words {
  readonly true: string;
  readonly false: string;
  readonly null: string;
}

/** The value, as data, in the syntax of a language that has lists and dictionaries in the usual brackets. */
export function programText(value: Value, words: Words, arrow: string): string {
  const text = (data: Data): string => {
    if (data === null) return words.null;
    if (typeof data === 'boolean') return data ? words.true : words.false;
    if (typeof data !== 'object') return rubyInspect(data);
    if (Array.isArray(data)) return `[${(data as readonly Data[]).map(text).join(', ')}]`;
    const entries = Object.entries(data as { readonly [key: string]: Data });
    return `{${entries.map(([key, item]) => `${text(key)}${arrow}${text(item)}`).join(', ')}}`;
  };
  return text(toRichData(value));
}
