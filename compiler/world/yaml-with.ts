/** Adds entries to the text of a world file in YAML: comments and all that is written in it stay as they are. */
import { PuppetHash, type Value } from '../values/index.ts';
import { toYaml } from '../yaml/emit/emitter.ts';
import { readTree, resolved, type YamlEntry, type YamlMapping, type YamlTree } from '../yaml/index.ts';
import type { Addition, Additions } from './additions.ts';
import { normalKey } from './keys.ts';
import { SECTIONS, type Section } from './question.ts';
import { WorldFileError } from './read.ts';

/** An insertion, or what stands instead of a part of the text. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Throws WorldFileError where a section is written in a way that nothing can be added to. */
export function yamlWith(text: string, file: string, { sections, top }: Additions): string {
  const lined = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const root = mappingOf(readTree(lined, file, { timesAsText: true }));
  const changes: Change[] = [];
  let end = '';
  for (const [section, additions] of sections) {
    const entry = root?.entries.find(({ key }) => nameOf(key) === section);
    if (entry === undefined) end += `${section}:\n${linesOf(additions, 2)}`;
    else changes.push(changeOf({ text: lined, file, root: root as YamlMapping, section, entry }, additions));
  }
  end += linesOf(top, 0);
  return (text === '' ? HEADER : applied(lined, changes)) + end;
}

/** The text without those entries that have no answer; they stand on lines of their own, with nothing else. */
export function withoutOpen(text: string, file: string, isGone: (section: Section, key: string) => boolean): string {
  const root = mappingOf(readTree(text, file, { timesAsText: true }));
  const changes: Change[] = [];
  for (const section of SECTIONS) {
    const part = mappingOf(root?.entries.find(({ key }) => nameOf(key) === section)?.value);
    for (const { key, value } of part?.entries ?? []) {
      const name = value.kind === 'scalar' && value.value === undefined ? writtenKey(key, text) : undefined;
      const normal = name === undefined ? undefined : normalKey(section, name);
      if (normal !== undefined && isGone(section, normal)) changes.push(...lineOf(key, text));
    }
  }
  return applied(text, changes);
}

function writtenKey(key: YamlTree, text: string): string | undefined {
  if (key.kind !== 'scalar') return undefined;
  return key.isPlain ? text.slice(key.start, key.end) : String(key.value);
}

function lineOf(key: YamlTree, text: string): readonly Change[] {
  const from = text.lastIndexOf('\n', key.start - 1) + 1;
  const end = text.indexOf('\n', key.end);
  const to = end === -1 ? text.length : end + 1;
  const isAlone =
    /^ +["']?$/.test(text.slice(from, key.start)) && /^["']?\s*:\s*(?:null|~)?[ \t]*\n?$/.test(text.slice(key.end, to));
  return isAlone ? [{ from, to, text: '' }] : [];
}

const HEADER = '# What code asks of the world outside of its environment; null is no answer.\n';

interface Target {
  readonly text: string;
  readonly file: string;
  readonly root: YamlMapping;
  readonly section: Section;
  readonly entry: YamlEntry;
}

function changeOf(target: Target, additions: readonly Addition[]): Change {
  const { text, entry, section, file } = target;
  const mapping = entry.value.kind === 'mapping' ? entry.value : undefined;
  const first = mapping?.entries[0];
  if (mapping === undefined || first === undefined) return intoEmpty(target, additions);
  const lineStart = text.lastIndexOf('\n', first.key.start - 1) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
  const isOnLinesOfItsOwn =
    text
      .slice(lineStart, first.key.start)
      .trim()
      .replace(/^["']$/, '') === '' && indent > 0;
  if (!isOnLinesOfItsOwn) {
    throw new WorldFileError(
      `nothing can be added to ${section} of ${file}`,
      [],
      `write its entries on lines of their own, below \`${section}:\``,
    );
  }
  const at = endOfSection(target);
  return { from: at, to: at, text: linesOf(additions, indent) };
}

/** A section that holds nothing: its line is all that there is of it. */
function intoEmpty({ text, file, section, entry }: Target, additions: readonly Addition[]): Change {
  const from = text.lastIndexOf('\n', entry.key.start - 1) + 1;
  const to = text.indexOf('\n', from) + 1;
  const line = /^(["']?\w+["']?\s*:)[ \t]*(?:\{\s*\}|null|~)?[ \t]*(#.*)?\n$/.exec(text.slice(from, to));
  if (!line)
    throw new WorldFileError(`nothing can be added to ${section} of ${file}`, [], `write \`${section}:\` on a line of its own`);
  const [, name = '', comment] = line;
  return { from, to, text: `${name}${comment === undefined ? '' : ` ${comment}`}\n${linesOf(additions, 2)}` };
}

/** Before what follows the section: blank lines and comments at the margin belong to that, unless they are part of the last answer. */
function endOfSection({ text, root, entry }: Target): number {
  const next = root.entries[root.entries.indexOf(entry) + 1];
  let end = next === undefined ? text.length : text.lastIndexOf('\n', next.key.start - 1) + 1;
  while (end > entry.value.end) {
    const start = text.lastIndexOf('\n', end - 2) + 1;
    if (start < entry.value.end || !/^(?:[^\S\n]*|#.*)\n$/.test(text.slice(start, end))) break;
    end = start;
  }
  return end;
}

/** From the end to the beginning; what is put before a line after what becomes of the line. */
function applied(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { from, to, text: inserted } of [...changes].sort((a, b) => b.from - a.from || b.to - a.to)) {
    result = result.slice(0, from) + inserted + result.slice(to);
  }
  return result;
}

/** The entries as YAML, with so many spaces before each line. */
function linesOf(additions: readonly Addition[], indent: number): string {
  return additions.map((addition) => entryText(addition).replace(/^(?=.)/gm, ' '.repeat(indent))).join('');
}

function entryText({ key, answer }: Addition): string {
  const text = toYaml(new PuppetHash([[key, answer] as const]), String).replace(/^---\n/, '');
  return answer === undefined ? text.replace(/ *\n$/, ' null\n') : text;
}

function mappingOf(tree: YamlTree | undefined): YamlMapping | undefined {
  const found = resolved(tree);
  return found?.kind === 'mapping' ? found : undefined;
}

function nameOf(key: YamlTree): Value {
  return key.kind === 'scalar' ? key.value : undefined;
}
