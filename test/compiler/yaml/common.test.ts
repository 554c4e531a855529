import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isCommon } from '../../../compiler/yaml/common.ts';
import { commonNodes } from '../../../compiler/yaml/common-nodes.ts';
import { grammarNodes } from '../../../compiler/yaml/grammar-nodes.ts';
import { lineNodes } from '../../../compiler/yaml/line-nodes.ts';
import type { Nodes } from '../../../compiler/yaml/nodes.ts';
import { damageYaml, makeYaml } from '../../conformance/generate/yaml.ts';
import { makeBracketYaml, makeCommonYaml } from '../../conformance/generate/yaml-lines.ts';
import { Random } from '../../conformance/random.ts';

const common = suite('YAML that fast readers read as libyaml does');

common('what is common and what is not', () => {
  for (const text of [
    'a: 1\n',
    '---\na:\n  - "b c": x # y\n  - [d, {e: f}]\n...\n'.replace('{e: f}', 'e: f'),
    "'it''s': {a: b}\n",
    '# c\n\n',
  ])
    assert.ok(isCommon(text), text);
  for (const text of [
    'a: 1',
    'a:\tb\n',
    'a: &b c\n',
    'a: |\n  b\n',
    '? a\n',
    'a: "\\n"\n',
    'a: [\n]\n',
    'a: 1\r\n',
    '--- a\n',
    '%x\n',
    'a: !b c\n',
    `a: '${"b''".repeat(3_000_000)}'\n`,
    `a: b${' '.repeat(10_000_000)}\n`,
  ])
    assert.not.ok(isCommon(text), text.slice(0, 100));
});

common('what is read line by line and what is not', () => {
  for (const text of [
    'a: -1\n',
    '---\n# c\na:\n- b c: x # y\n  d:\n-\n...\n',
    "'it''s': {a: b,   /c/d: [-1, [e f]]}\n",
    ':s: .5\nb{c}: d, e\nf:\n    g\n',
    '- - a: http://x:80/\n    b:\n    - c\n- d\n',
  ])
    assert.ok(lineNodes(text), text);
  for (const text of [
    'a: 1',
    'a: b\n  c\n',
    'a: b: c\n',
    'a: - b\n',
    'a: [b\n',
    'a: [b, ]\n',
    'a: "\\n"\n',
    'a: |\n  b\n',
    'a: *b\n',
    'a: b\n c: d\n',
    '  a: b\nc: d\n',
    'a\nb\n',
    'a: 1\n---\nb: 1\n',
    `${'- '.repeat(101)}a\n`,
    `a: ${'b'.repeat(1000)}\n`,
    `a: ${'b '.repeat(5_000_000)}\n`,
    `a: [${'b '.repeat(5_000_000)}]\n`,
    '',
    '---\n# c\n...\n',
  ])
    assert.is(lineNodes(text), undefined, text.slice(0, 100));
});

const MAKERS = [makeYaml, makeCommonYaml, makeBracketYaml, makeCommonYaml, makeBracketYaml] as const;

/** js-yaml knows no place of a node that is not there. */
function withoutPlacesOfNothing(nodes: Nodes): unknown {
  return nodes.map((node) => (node?.kind === 'scalar' && node.text === '' && !node.quoted ? { ...node, start: 0, end: 0 } : node));
}

function readByGrammar(text: string): Nodes | string {
  try {
    return grammarNodes(text, 'F');
  } catch (error) {
    return (error as Error).message;
  }
}

/** Words that the makers do not have. */
const WORDS = [
  '-1',
  '.5',
  '+3',
  '(x)',
  '$x',
  ':s',
  'x:',
  'x#',
  '-',
  '#',
  '*x',
  '/a/b c',
  'é ü',
  'k : v',
  'k :v',
  'a   b : c',
  'x,y',
  'x{',
  '...',
  '---',
];

function varied(random: Random, text: string): string {
  return text.replace(/text|1|a/g, (word) => (random.below(3) === 0 ? random.pick(WORDS) : word));
}

function compare(read: (text: string) => Nodes | undefined, comparable: (nodes: Nodes) => unknown): void {
  const random = new Random(7);
  let compared = 0;
  for (let i = 0; i < 6000; i++) {
    const made = (MAKERS[i % MAKERS.length] as (typeof MAKERS)[number])(random);
    const damaged = i % 3 === 0 ? damageYaml(random, made) : made;
    const text = i % 2 === 0 ? varied(random, damaged) : damaged;
    const nodes = read(text);
    if (nodes === undefined) continue;
    const known = readByGrammar(text);
    assert.equal(comparable(nodes), typeof known === 'string' ? known : comparable(known), text);
    compared++;
  }
  assert.ok(compared > 500, `only ${compared} texts were common`);
}

common('line by line, the nodes are the same with the same places', () => compare(lineNodes, (nodes) => nodes));

common('by js-yaml, the nodes are the same with the same places', () => compare(commonNodes, withoutPlacesOfNothing));

common.run();
