/** Values from a syntax tree, those of equal paths merged. Ruby gem hocon: impl/config_parser.rb */
import { HoconParseError } from './error.ts';
import { concatenate, type Node, type ObjectNode, withFallback } from './nodes.ts';
import { type Path, parsePath } from './path.ts';
import type { Field, SyntaxNode } from './syntax.ts';

export function buildNode(syntax: SyntaxNode): Node {
  return new Builder().node(syntax);
}

class Builder {
  private path: readonly string[] = [];
  private isInList = false;

  node(syntax: SyntaxNode): Node {
    switch (syntax.kind) {
      case 'simple':
        return simple(syntax);
      case 'object':
        return this.object(syntax);
      case 'array':
        return { kind: 'list', line: syntax.line, items: this.inList(() => syntax.items.map((item) => this.node(item))) };
      case 'concatenation':
        return concatenate(syntax.parts.map((part) => this.node(part))) as Node;
    }
  }

  private inList<T>(work: () => T): T {
    const before = this.isInList;
    this.isInList = true;
    const result = work();
    this.isInList = before;
    return result;
  }

  private object({ line, fields }: SyntaxNode & { readonly kind: 'object' }): ObjectNode {
    const entries = new Map<string, Node>();
    for (const field of fields) {
      const [key = '', ...below] = field.path;
      const value = underPath(below, this.field(field));
      const existing = entries.get(key);
      entries.set(key, existing === undefined ? value : withFallback(value, existing));
    }
    return { kind: 'object', line, entries, isFinal: false };
  }

  private field({ path, isAddition, line, value }: Field): Node {
    const before = this.path;
    this.path = [...before, ...path];
    const node = isAddition ? this.addition(line, value) : this.node(value);
    this.path = before;
    return node;
  }

  /** `a += 1` is `a = ${?a} [1]`. */
  private addition(line: number, value: SyntaxNode): Node {
    if (this.isInList) {
      throw new HoconParseError(
        line,
        'Due to current limitations of the config parser, += does not work nested inside a list. ' +
          '+= expands to a ${} substitution and the path in ${} cannot currently refer to list elements. ' +
          'You might be able to move the += outside of the list and then refer to it from inside the list with ${}.',
      );
    }
    const item = this.inList(() => this.node(value));
    const previous: Node = { kind: 'reference', line: item.line, path: this.path, isOptional: true };
    return concatenate([previous, { kind: 'list', line: item.line, items: [item] }]) as Node;
  }
}

function simple({ line, token }: SyntaxNode & { readonly kind: 'simple' }): Node {
  if (token.kind === 'substitution') {
    return { kind: 'reference', line, path: parsePath(token.expression, line), isOptional: token.isOptional };
  }
  const isQuoted = token.kind === 'value' && typeof token.value === 'string';
  return { kind: 'scalar', line, value: token.kind === 'text' ? token.text : token.value, text: token.text, isQuoted };
}

function underPath(path: Path, value: Node): Node {
  return path.reduceRight<Node>(
    (node, key) => ({ kind: 'object', line: value.line, entries: new Map([[key, node]]), isFinal: false }),
    value,
  );
}
