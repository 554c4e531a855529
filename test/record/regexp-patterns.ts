/**
 * Collects the regular expressions of installed modules, `/usr/share/puppet/modules/*`, and makes more at random; writes calls of `match`,
 * `regsubst` and `split` for each, with subjects, into fixtures/functions/regexp-*.recorded.json. Then `npm run record expressions` asks
 * Puppet for the answers. Run as `node --import tsx test/record/regexp-patterns.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPattern } from '../../compiler/regexp/build.ts';
import { type Node, parse, Source } from '../../parser/index.ts';
import { parsePattern } from '../../parser/regexp/parse.ts';
import { unescapePattern } from '../../parser/regexp/unescape.ts';
import { rubyRegexpError } from '../../parser/ruby-regexp.ts';
import { walk } from '../../parser/visit.ts';
import { randomPattern } from '../support/regexp-patterns.ts';
import { changedText, matchingText, ORDINARY, type Random, randomOf } from '../support/regexp-subjects.ts';
import { ROOT } from './oracle.ts';

const MODULES = '/usr/share/puppet/modules';
const FOLDERS = ['manifests', 'types', 'functions', 'templates'];
/** Functions whose second argument is a pattern. */
const TAKES_PATTERN = new Set(['regsubst', 'split', 'match', 'validate_re', 'grep', 'reject', 'delete_regex']);
const LONGEST = 4000;
const RANDOM_PATTERNS = 700;

function* puppetFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* puppetFiles(path);
    else if (/\.(?:pp|epp)$/.test(entry.name)) yield path;
  }
}

function modulePatterns(): ReadonlySet<string> {
  const patterns = new Set<string>();
  for (const module of readdirSync(MODULES).sort()) {
    for (const folder of FOLDERS.map((name) => join(MODULES, module, name)).filter((path) => existsSync(path))) {
      for (const file of puppetFiles(folder)) {
        const epp = file.endsWith('.epp');
        const { program } = parse(new Source(readFileSync(file, 'utf8'), file), { epp });
        if (program !== undefined) walk(program, (node) => addPatterns(node, patterns));
      }
    }
  }
  return patterns;
}

function addPatterns(node: Node, to: Set<string>): void {
  if (node.kind === 'LiteralRegularExpression') to.add(node.pattern);
  else if (node.kind === 'MatchExpression') addText(node.rightExpr, to);
  else if (node.kind === 'CallNamedFunctionExpression' && isNamed(node.functorExpr)) addText(node.arguments[1], to);
  else if (node.kind === 'CallMethodExpression' && node.functorExpr.kind === 'NamedAccessExpression') {
    if (isNamed(node.functorExpr.rightExpr)) addText(node.arguments[0], to);
  } else if (node.kind === 'AccessExpression' && node.leftExpr.kind === 'QualifiedReference') {
    if (/^(?:pattern|regexp)$/i.test(node.leftExpr.casedValue)) for (const key of node.keys) addText(key, to);
  }
}

function isNamed(node: Node): boolean {
  return node.kind === 'QualifiedName' && TAKES_PATTERN.has(node.value);
}

function addText(node: Node | undefined, to: Set<string>): void {
  if (node?.kind === 'LiteralString') to.add(node.value);
}

/** Three subjects: one made from the pattern, that one changed, an ordinary one. */
function subjects(pattern: string, random: Random): readonly string[] {
  const codes = Array.from(pattern, (character) => character.codePointAt(0)!);
  if (rubyRegexpError(pattern) !== undefined) return ['text'];
  const made = matchingText(buildPattern(parsePattern(unescapePattern(codes))).root, random);
  return [made, changedText(made, random), ORDINARY[random(ORDINARY.length)]!];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function expression(pattern: string, subject: string): string {
  const [s, p] = [quoted(subject), quoted(pattern)];
  return `[match(${s}, ${p}), regsubst(${s}, ${p}, '<\\0>', 'G'), split(${s}, ${p})]`;
}

function write(name: string, patterns: Iterable<string>): void {
  const path = join(ROOT, 'fixtures', 'functions', `regexp-${name}.recorded.json`);
  const random = randomOf(1);
  const lines: string[] = [];
  for (const pattern of patterns) {
    if (pattern.length > LONGEST) continue;
    for (const subject of subjects(pattern, random)) lines.push(JSON.stringify({ expr: expression(pattern, subject) }));
  }
  writeFileSync(path, `[\n${lines.join(',\n')}\n]\n`);
  process.stdout.write(`${path}: ${lines.length} cases\n`);
}

function randomPatterns(): ReadonlySet<string> {
  const random = randomOf(7);
  const patterns = new Set<string>();
  while (patterns.size < RANDOM_PATTERNS) patterns.add(randomPattern(random));
  return patterns;
}

const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.includes('modules')) write('modules', modulePatterns());
if (wanted.length === 0 || wanted.includes('random')) write('random', randomPatterns());
