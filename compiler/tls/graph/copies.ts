/** Files that a command makes of others: what certmonger runs after it has saved, or an exec. Only the plainest commands are understood. */

export interface Copy {
  readonly from: readonly string[];
  readonly to: string;
}

const WORD = /"([^"]*)"|'([^']*)'|([^\s"'<>&|;]+)|(>>?|&&|\|\||[;|&<])/g;

/** `cp A B`, `install A B`, `ln -s A B`, `mv A B`, `cat A B > C`; also inside `sh -c '...'`. */
export function copiesIn(command: string): readonly Copy[] {
  return commandsIn(command).flatMap(copiesOf);
}

function commandsIn(command: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [whole, double, single, plain, operator] of command.matchAll(WORD)) {
    const word = double ?? single ?? plain;
    if (operator !== undefined && !operator.startsWith('>') && operator !== '<') commands.push([]);
    else commands.at(-1)?.push(word ?? whole);
  }
  return commands.filter((words) => words.length > 0);
}

function copiesOf(words: readonly string[]): readonly Copy[] {
  const [program = '', ...rest] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (/^(?:ba|da)?sh$/.test(name)) return rest.filter((word) => word.includes(' ')).flatMap(copiesIn);
  if (name === 'sudo' || name === 'exec') return copiesOf(rest);
  if (name === 'cat') return redirected(rest);
  if (!/^(?:cp|install|ln|mv)$/.test(name)) return [];
  const paths = rest.filter((word) => word.startsWith('/'));
  const to = paths.at(-1);
  return paths.length < 2 || to === undefined ? [] : [{ from: paths.slice(0, -1), to: intoFolder(to, paths) }];
}

/** A target that ends in a slash is a folder. */
function intoFolder(to: string, [first = '']: readonly string[]): string {
  return to.endsWith('/') ? `${to}${first.slice(first.lastIndexOf('/') + 1)}` : to;
}

function redirected(words: readonly string[]): readonly Copy[] {
  const at = words.findIndex((word) => word.startsWith('>'));
  const to = words[at + 1];
  const from = words.slice(0, Math.max(at, 0)).filter((word) => word.startsWith('/'));
  return at < 0 || to === undefined || from.length === 0 ? [] : [{ from, to }];
}
