/** Parameters that libreswan refuses, and those that it takes for something else without a word. */
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { parseAddress } from './address.ts';
import type { Conf, ConfProblem, Section, Setting } from './conf-reader.ts';
import { CONNECTION_KEYWORDS, KEYWORD_VALUES, TIME, TIMES } from './keywords.ts';

type Settings = ReadonlyMap<string, Setting>;

/** What is wrong with `key=value`; the same few stand in connections by the thousand. */
export type ValueProblems = Map<string, string | undefined>;

/** `settings`: what the section has with all that it adds. */
export function settingProblems(
  section: Section,
  settings: Settings,
  { byName }: Conf,
  known: ValueProblems,
): readonly ConfProblem[] {
  const problems: ConfProblem[] = [];
  for (const [key, setting] of section.settings) {
    const message = knownProblem(key, setting.value, known);
    if (message !== undefined) problems.push({ message, file: setting.file, line: setting.line });
  }
  for (const { value, file, line } of section.also) {
    if (byName.has(value)) continue;
    const hint = didYouMean(value, [...byName.keys()]);
    problems.push({ message: `'also' names '${value}', and there is no such connection${hint ? `: ${hint}` : ''}`, file, line });
  }
  const ends = endProblem(settings);
  if (ends !== undefined)
    problems.push({ message: `connection '${section.name}': ${ends}`, file: section.file, line: section.line });
  return problems;
}

function knownProblem(key: string, value: string, known: ValueProblems): string | undefined {
  const identity = `${key}=${value}`;
  if (!known.has(identity)) known.set(identity, problemOf(key, value));
  return known.get(identity);
}

function problemOf(key: string, value: string): string | undefined {
  if (!CONNECTION_KEYWORDS.has(key)) {
    return /^x[-_]/.test(key) ? undefined : `unknown parameter '${key}'${suffix(didYouMean(key, [...CONNECTION_KEYWORDS]))}`;
  }
  if (value === '') return undefined;
  const values = KEYWORD_VALUES.get(key);
  if (values !== undefined && !values.includes(value.toLowerCase())) {
    return `'${key}' cannot be '${value}': it is one of ${values.join(', ')}`;
  }
  if (TIMES.has(key) && !TIME.test(value)) return `'${key}' is no time: '${value}'`;
  if ((key === 'left' || key === 'right') && !isEnd(value)) return `'${key}' is no address: '${value}'`;
  return undefined;
}

/** An address, a word of libreswan's such as %any, an interface, or a name for DNS. */
function isEnd(value: string): boolean {
  if (value.startsWith('%')) return true;
  if (value.includes(':') || /^[\d.]+$/.test(value)) return parseAddress(value) !== undefined;
  return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\.?$/.test(value);
}

function endProblem(settings: Settings): string | undefined {
  const [left, right] = [settings.get('left')?.value, settings.get('right')?.value];
  if (left === undefined || left === '') return "it has no 'left'";
  if (right === undefined || right === '') return "it has no 'right'";
  return left === right && !left.startsWith('%') ? `both of its ends are ${left}` : undefined;
}

function suffix(hint: string | undefined): string {
  return hint === undefined ? '' : `: ${hint}`;
}
