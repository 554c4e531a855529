/** `dalang lookup` for one node: the value, the explanation, or the reason why there is none. */
import type { LookupResult } from '../../compiler/index.ts';
import { EXIT } from '../command.ts';
import { sayFailure, sayLogs } from '../outcome.ts';
import { renderValue } from '../render-value.ts';
import type { Terminal } from '../terminal.ts';
import { searchText } from './search-text.ts';
import { wayText } from './way-text.ts';

/** Prints what the lookup answered; the answer is the exit code. */
export async function showAnswer(result: LookupResult, format: string, terminal: Terminal): Promise<number> {
  if (!result.ok) {
    sayFailure(result, terminal);
    if (result.search !== undefined) terminal.say(searchText(result.search));
    return EXIT.FINDINGS;
  }
  sayLogs(result.logs, terminal);
  if (result.trace !== undefined) await terminal.print(wayText(result.result, result.trace, terminal));
  else if (result.explain === undefined) await terminal.print(renderValue(result.result, format));
  else if (format === 's') await terminal.print(explanation(result.explain, result.lookupError));
  else await terminal.print(renderValue(result.explainHash, format));
  return EXIT.OK;
}

/** Why there is no value stands after how it was looked for. */
function explanation(text: string, lookupError: string | undefined): string {
  return `${[text.trimEnd(), ...(lookupError === undefined ? [] : [lookupError])].join('\n')}\n`;
}
