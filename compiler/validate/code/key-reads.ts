/**
 * Which keys of Hiera code looks up: those that are written out, and patterns of those that are put together.
 */

import type { CallMethodExpression, CallNamedFunctionExpression, Expression } from '../../../parser/ast.ts';
import { splitKey } from '../../../parser/hiera/index.ts';
import { walk } from '../../../parser/visit.ts';
import { literalPattern } from '../../regexp/index.ts';
import type { CodeFile } from './code-base.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['lookup', 'hiera', 'hiera_array', 'hiera_hash', 'hiera_include']);

export class KeyReads {
  private readonly keys = new Set<string>();
  private readonly patterns: RegExp[] = [];

  constructor(files: readonly CodeFile[]) {
    for (const { program } of files) {
      if (program === undefined) continue;
      walk(program, (node) => {
        if (node.kind === 'CallNamedFunctionExpression' || node.kind === 'CallMethodExpression') this.addCall(node);
      });
    }
  }

  /** Whether code looks the root key up, or might. */
  has(rootKey: string): boolean {
    return this.keys.has(rootKey) || this.patterns.some((pattern) => pattern.test(rootKey));
  }

  private addCall(call: CallNamedFunctionExpression | CallMethodExpression): void {
    const key = lookedUp(call);
    if (key !== undefined) this.addKey(key);
  }

  private addKey(key: Expression): void {
    switch (key.kind) {
      case 'LiteralString':
      case 'QualifiedName':
        this.keys.add(rootOf(key.value));
        break;
      case 'LiteralList':
        for (const one of key.values) this.addKey(one);
        break;
      case 'LiteralHash':
        for (const entry of key.entries) if (isText(entry.key, 'name')) this.addKey(entry.value);
        break;
      case 'ConcatenatedString':
        this.addPattern(key.segments);
        break;
      default:
      // Nothing is written about the key.
    }
  }

  private addPattern(segments: readonly Expression[]): void {
    const parts = segments.map((segment) => (segment.kind === 'LiteralString' ? literalPattern(segment.value) : '.*'));
    if (parts.some((part) => part !== '.*')) this.patterns.push(new RegExp(`^${parts.join('')}$`, 's'));
  }
}

/** The key that a call looks up; undefined when it is no lookup. */
export function lookedUp(call: CallNamedFunctionExpression | CallMethodExpression): Expression | undefined {
  const { functorExpr } = call;
  if (call.kind === 'CallNamedFunctionExpression') {
    return functorExpr.kind === 'QualifiedName' && FUNCTIONS.has(functorExpr.value) ? call.arguments[0] : undefined;
  }
  if (functorExpr.kind !== 'NamedAccessExpression' || functorExpr.rightExpr.kind !== 'QualifiedName') return undefined;
  return FUNCTIONS.has(functorExpr.rightExpr.value) ? functorExpr.leftExpr : undefined;
}

export function isText(node: Expression, text: string): boolean {
  return (node.kind === 'LiteralString' || node.kind === 'QualifiedName') && node.value === text;
}

function rootOf(key: string): string {
  const root = splitKey(key)?.[0];
  return typeof root === 'string' ? root : key;
}
