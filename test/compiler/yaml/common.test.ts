import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isCommon } from '../../../compiler/yaml/common.ts';
import { commonNodes } from '../../../compiler/yaml/common-nodes.ts';
import { grammarNodes } from '../../../compiler/yaml/grammar-nodes.ts';
import type { Nodes } from '../../../compiler/yaml/nodes.ts';
import { damageYaml, makeYaml } from '../../conformance/generate/yaml.ts';
import { makeBracketYaml, makeCommonYaml } from '../../conformance/generate/yaml-lines.ts';
import { Random } from '../../conformance/random.ts';

const common = suite('YAML that js-yaml reads as libyaml does');

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
  ])
    assert.not.ok(isCommon(text), text);
});

const MAKERS = [makeYaml, makeCommonYaml, makeBracketYaml, makeCommonYaml, makeBracketYaml] as const;

/** A node that is not there has no place. */
function comparable(nodes: Nodes): unknown {
  return nodes.map((node) => (node?.kind === 'scalar' && node.text === '' && !node.quoted ? { ...node, start: 0, end: 0 } : node));
}

function readByGrammar(text: string): unknown {
  try {
    return comparable(grammarNodes(text, 'F'));
  } catch (error) {
    return (error as Error).message;
  }
}

common('the nodes are the same, with the same places', () => {
  const random = new Random(7);
  let compared = 0;
  for (let i = 0; i < 6000; i++) {
    const made = (MAKERS[i % MAKERS.length] as (typeof MAKERS)[number])(random);
    const text = i % 3 === 0 ? damageYaml(random, made) : made;
    const nodes = commonNodes(text);
    if (nodes === undefined) continue;
    assert.equal(comparable(nodes), readByGrammar(text), text);
    compared++;
  }
  assert.ok(compared > 500, `only ${compared} texts were common`);
});

common.run();
