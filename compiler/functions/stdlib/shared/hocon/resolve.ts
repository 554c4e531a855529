/**
 * References resolved. One that leads to a value it is part of sees what that path had before.
 *
 * Ruby gem hocon: impl/resolve_context.rb, impl/resolve_source.rb, impl/config_reference.rb, impl/config_delayed_merge.rb
 */
import { PuppetHash, type Value } from '../../../../values/index.ts';
import { PuppetError } from '../../../function.ts';
import { HoconParseError } from './error.ts';
import { concatenate, type Layers, type Node, type ObjectNode, type Reference, withFallback } from './nodes.ts';
import { type Path, pathText } from './path.ts';

/** The gem, too, follows only so many references within one another. */
const MAX_DEPTH = 200;

/** The data of an object; throws HoconParseError for a reference that leads nowhere. */
export function resolveObject(root: ObjectNode): Value {
  return data(new Resolver(root).resolve(root) as Node);
}

/** A reference led back to one that is being resolved. */
class Cycle extends Error {}

class Resolver {
  private readonly root: ObjectNode;
  /** References that are being resolved, outermost first. */
  private readonly stack: Reference[] = [];
  /** While a layer is resolved, what is below it stands in its place. */
  private readonly replacements = new Map<Layers, Node | undefined>();
  private depth = 0;

  constructor(root: ObjectNode) {
    this.root = root;
  }

  /** The value without references; undefined for nothing. */
  resolve(node: Node): Node | undefined {
    if (++this.depth > MAX_DEPTH) throw new PuppetError('resolve getting too deep');
    try {
      return this.resolved(node);
    } finally {
      this.depth--;
    }
  }

  private resolved(node: Node): Node | undefined {
    switch (node.kind) {
      case 'scalar':
        return node;
      case 'list':
        return { ...node, items: node.items.map((item) => this.resolve(item)).filter((item) => item !== undefined) };
      case 'object': {
        const entries = [...node.entries].map(([key, value]) => [key, this.resolve(value)] as const);
        return { ...node, entries: new Map(entries.filter((entry): entry is [string, Node] => entry[1] !== undefined)) };
      }
      case 'concatenation':
        return concatenate(node.parts.map((part) => this.resolve(part)).filter((part) => part !== undefined));
      case 'reference':
        return this.reference(node);
      case 'layers':
        return this.layers(node);
    }
  }

  private reference(node: Reference): Node | undefined {
    const isBusy = this.stack.includes(node);
    this.stack.push(node);
    try {
      if (isBusy) throw new Cycle(this.stack.map(referenceText).join(', '));
      const found = this.find(this.root, node.path);
      const value = found && this.resolve(found);
      if (value === undefined && !node.isOptional) throw unresolved(node, '');
      return value;
    } catch (error) {
      if (!(error instanceof Cycle) || isBusy) throw error;
      if (node.isOptional) return undefined;
      throw unresolved(node, ` was part of a cycle of substitutions involving ${error.message}`);
    } finally {
      this.stack.pop();
    }
  }

  private layers(node: Layers): Node | undefined {
    if (this.replacements.has(node)) {
      const replacement = this.replacements.get(node);
      return replacement && this.resolve(replacement);
    }
    return this.merged(node, (layer) => this.resolve(layer));
  }

  /** What a question to each layer gives, merged; layers below a reference stand in for the whole while it is asked. */
  private merged(node: Layers, ask: (layer: Node) => Node | undefined): Node | undefined {
    let result: Node | undefined;
    for (const [at, layer] of node.layers.entries()) {
      const isPlain = layer.kind === 'object' || layer.kind === 'list' || layer.kind === 'scalar';
      const answer = isPlain ? ask(layer) : this.below(node, at + 1, () => ask(layer));
      if (answer !== undefined) result = result === undefined ? answer : withFallback(result, answer);
    }
    return result;
  }

  private below<T>(node: Layers, at: number, work: () => T): T {
    const rest = node.layers.slice(at);
    const [first, ...more] = rest;
    const had = this.replacements.has(node);
    const before = this.replacements.get(node);
    this.replacements.set(node, more.length === 0 ? first : { ...node, layers: rest });
    try {
      return work();
    } finally {
      if (had) this.replacements.set(node, before);
      else this.replacements.delete(node);
    }
  }

  /** What a path leads to, which may hold references; only what stands in its way is resolved. */
  private find(node: Node, path: Path): Node | undefined {
    if (node.kind === 'layers' && this.replacements.has(node)) {
      const replacement = this.replacements.get(node);
      return replacement && this.find(replacement, path);
    }
    const [key, ...below] = path;
    if (key === undefined) return node;
    switch (node.kind) {
      case 'object': {
        const value = node.entries.get(key);
        return value && this.find(value, below);
      }
      case 'layers':
        return this.merged(node, (layer) => this.find(layer, path));
      case 'reference':
      case 'concatenation': {
        const value = this.resolve(node);
        return value && this.find(value, path);
      }
      default:
        return undefined;
    }
  }
}

function referenceText({ path, isOptional }: Reference): string {
  return `\${${isOptional ? '?' : ''}${pathText(path)}}`;
}

function unresolved(node: Reference, why: string): HoconParseError {
  return new HoconParseError(node.line, `Could not resolve substitution to a value: ${referenceText(node)}${why}`);
}

function data(node: Node): Value {
  if (node.kind === 'list') return node.items.map(data);
  if (node.kind === 'object') return new PuppetHash([...node.entries].map(([key, value]) => [key, data(value)] as const));
  return node.kind === 'scalar' ? node.value : undefined;
}
