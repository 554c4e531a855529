/** Answers of many nodes, grouped: which value of a key do which nodes have. */
import type { KeyAnswer } from '../../compiler/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { renderValue } from '../render-value.ts';

/** So many nodes are named in the text; of more it is told how many there are. */
const MOST_NODES = 10;

/** Nodes with one and the same value, or the same reason for none. */
export interface Group {
  readonly answer: KeyAnswer;
  /** In order of their names. */
  readonly nodes: string[];
}

/** The groups of each key: those with a value first, larger ones before smaller ones, then by the first node. */
export class Groups {
  private readonly keys: readonly string[];
  private readonly byKey: ReadonlyMap<string, Map<string, Group>>;
  private count = 0;

  constructor(keys: readonly string[]) {
    this.keys = [...new Set(keys)];
    this.byKey = new Map(this.keys.map((key) => [key, new Map()]));
  }

  add(node: string, answers: readonly KeyAnswer[]): void {
    this.count++;
    for (const answer of answers) {
      const groups = this.byKey.get(answer.key);
      const name = answer.ok ? `value ${renderValue(answer.value, 'yaml')}` : `error ${answer.error}`;
      const known = groups?.get(name);
      if (known === undefined) groups?.set(name, { answer, nodes: [node] });
      else if (!known.nodes.includes(node)) known.nodes.push(node);
    }
  }

  /** Whether every node has a value for every key. */
  get isComplete(): boolean {
    return [...this.byKey.values()].every((groups) => [...groups.values()].every(({ answer }) => answer.ok));
  }

  private of(key: string): readonly Group[] {
    const groups = [...(this.byKey.get(key) as Map<string, Group>).values()];
    for (const { nodes } of groups) nodes.sort();
    return groups.sort(
      (a, b) =>
        Number(b.answer.ok) - Number(a.answer.ok) ||
        b.nodes.length - a.nodes.length ||
        ((a.nodes[0] as string) < (b.nodes[0] as string) ? -1 : 1),
    );
  }

  toText(): string {
    const blocks = this.keys.map((key) => {
      const lines = this.of(key).flatMap((group) => [`  ${this.nodesText(group)}`, ...answerLines(group)]);
      return `${[key, ...lines].join('\n')}\n`;
    });
    return blocks.join('\n');
  }

  private nodesText({ nodes }: Group): string {
    const more = nodes.length > MOST_NODES ? ` and ${nodes.length - MOST_NODES} more` : '';
    const named = nodes.slice(0, MOST_NODES).join(', ') + more;
    return `${nodes.length} of ${this.count} ${this.count === 1 ? 'node' : 'nodes'}: ${named}`;
  }

  /** Key, then a list of `value` or `error` with `nodes`. */
  toValue(): PuppetHash {
    return new PuppetHash(
      this.keys.map((key) => [
        key,
        this.of(key).map(({ answer, nodes }) => {
          const entry: [Value, Value] = answer.ok ? ['value', answer.value] : ['error', answer.error];
          return new PuppetHash([entry, ['nodes', nodes]]);
        }),
      ]),
    );
  }
}

function answerLines({ answer }: Group): readonly string[] {
  if (!answer.ok) return [`    no value: ${answer.error}`];
  const yaml = renderValue(answer.value, 'yaml')
    .replace(/^---[ \n]/, '')
    .replace(/\n(\.\.\.\n)?$/, '');
  return yaml.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
}
