/** Notes what a lookup does and tells it as `puppet lookup --explain` does. */
import type { PuppetHash, Value } from '../../values/index.ts';
import type { Explainer, StepKind } from '../explain.ts';
import { interpolationText } from '../ruby-text.ts';
import { dumpTree } from './dump.ts';
import { type ExplainNode, explainNode, type Outcome } from './node.ts';
import { treeToHash } from './to-hash.ts';

export class TextExplainer implements Explainer {
  readonly explainOptions: boolean;
  readonly onlyExplainOptions: boolean;
  readonly showsMerging = true;
  readonly root: ExplainNode = explainNode('root', undefined, undefined);
  private current: ExplainNode = this.root;

  constructor(explainOptions = false, onlyExplainOptions = false) {
    this.explainOptions = explainOptions;
    this.onlyExplainOptions = onlyExplainOptions;
  }

  /** Puppet's text. */
  explain(): string {
    return dumpTree(this.root);
  }

  /** The same as data; keys and words of Puppet's own are symbols. */
  toHash(): PuppetHash {
    return treeToHash(this.root);
  }

  push(kind: StepKind, qualifier: unknown): void {
    const node = explainNode(kind, qualifier, this.current);
    this.current.branches.push(node);
    this.current = node;
  }
  pop(): void {
    if (this.current.parent !== undefined) this.current = this.current.parent;
  }
  foundInOverrides(key: string, value: Value): void {
    this.set('found_in_overrides', key, value);
  }
  foundInDefaults(key: string, value: Value): void {
    this.set('found_in_defaults', key, value);
  }
  found(key: string, value: Value): void {
    this.set('found', key, value);
  }
  notFound(key: string): void {
    this.current.outcome = 'not_found';
    this.current.key = key;
  }
  mergeSource(source: string): void {
    this.current.branches.push(explainNode('merge_source', source, this.current));
  }
  result(value: Value): void {
    this.current.outcome = 'result';
    this.current.value = value;
  }
  locationNotFound(): void {
    this.current.outcome = 'location_not_found';
  }
  moduleNotFound(name: string): void {
    this.leaf(name, 'module_not_found');
  }
  moduleProviderNotFound(name: string): void {
    this.leaf(name, 'module_provider_not_found');
  }
  text(text: string): void {
    this.current.texts.push(text);
  }
  converted(args: readonly Value[]): void {
    const list = args.map((arg) => (typeof arg === 'string' ? `'${arg}'` : interpolationText(arg)));
    this.text(`Applying convert_to lookup_option with arguments [${list.join(', ')}]`);
  }

  private set(outcome: Outcome, key: string, value: Value): void {
    this.current.outcome = outcome;
    this.current.key = key;
    this.current.value = value;
  }

  private leaf(name: string, outcome: Outcome): void {
    this.push('module', name);
    this.current.outcome = outcome;
    this.pop();
  }
}
