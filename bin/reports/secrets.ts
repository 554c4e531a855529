/**
 * Code frames quote lines, and lines may hold secrets: values of keys that are named like one are covered. Interpolations and what
 * looks like one stay readable, since they name what is meant and findings are about them.
 */
import { isSecretKey, isSecretPath } from '../../compiler/validate/secrets.ts';
import type { Value } from '../../compiler/values/index.ts';
import { readTree, YamlLoadError, type YamlTree } from '../../compiler/yaml/index.ts';

/** The text with its secrets covered, letter for letter: every place stays where it is. */
export function withoutSecrets(text: string, file: string | undefined): string {
  if (file !== undefined && /\.e?pp$/.test(file)) return withoutSecretsOf(text, CODE);
  try {
    const stretches: Stretch[] = [];
    collect(readTree(text, file), [], stretches);
    return covered(text, stretches);
  } catch (error) {
    if (error instanceof YamlLoadError) return withoutSecretsOf(text, LINE);
    throw error;
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The values below keys that are named like a secret, in the order of the text. */
function collect(tree: YamlTree | undefined, path: readonly Value[], found: Stretch[]): void {
  if (tree?.kind === 'scalar' && isSecretPath(path)) found.push(tree);
  else if (tree?.kind === 'sequence') for (const item of tree.items) collect(item, path, found);
  else if (tree?.kind === 'mapping') {
    for (const { key, value } of tree.entries) collect(value, key.kind === 'scalar' ? [...path, key.value] : path, found);
  }
}

function covered(text: string, stretches: readonly Stretch[]): string {
  let result = '';
  let end = 0;
  for (const stretch of stretches) {
    result += text.slice(end, stretch.start) + stars(text.slice(stretch.start, stretch.end));
    end = stretch.end;
  }
  return result + text.slice(end);
}

/** `key: value` up to the end of the line, in what is no YAML. */
const LINE = /^([ \t]*(?:-[ \t]+)*["']?([^\s"':]+(?:::?[^\s"':]+)*)["']?[ \t]*:[ \t]+["']?)(\S.*)$/gm;

/** `name => 'value'` and `$name = 'value'` of Puppet code. */
const CODE = /(["']?([\w:]+)["']?[ \t]*=>?[ \t]*(?:Sensitive\()?["'])((?<=')[^'\n]*|(?<=")[^"\n]*)/g;

function withoutSecretsOf(text: string, pattern: RegExp): string {
  return text.replace(pattern, (all, before: string, name: string, value: string) =>
    isSecretKey(name) ? before + stars(value) : all,
  );
}

/** What is between brackets, with what may stand before them; the white space of several lines; what opens a block of them. */
const READABLE = /(^[|>][-+\d]*(?=\s*\n)|[%$@]*[{<([][^})\]>\n]*[})\]>]+|\s+)/;

function stars(value: string): string {
  return value
    .split(READABLE)
    .map((part, index) => (index % 2 === 1 ? part : '*'.repeat(part.length)))
    .join('');
}
