/** Tests of one folder of recorded expressions: what dalang makes of each must be what Puppet made of it. */
import { basename } from 'node:path';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { Environment, evaluateCode, type NodeData } from '../../compiler/index.ts';
import { type Data, stringifyData, toRichData } from '../../compiler/types/index.ts';
import { type ExpressionCase, expressionFiles, readExpressionCases } from './expression-cases.ts';

const environment = new Environment({});
const NODE = { name: 'testnode', facts: {} };

/** Adds a test for every expression in fixtures/FOLDER. */
export function checkExpressions(suite: Test, folder: string): void {
  for (const path of expressionFiles([folder])) {
    for (const expected of readExpressionCases(path)) {
      suite(`${basename(path, '.recorded.json')}: ${expected.expr}`, () => {
        assert.is(printed(answerOf(expected.expr, environment, NODE)), printed(expected));
      });
    }
  }
}

/** What dalang makes of an expression, as a case holds it. */
export function answerOf(expr: string, environment: Environment, node: NodeData): ExpressionCase {
  const result = evaluateCode(environment, expr, node);
  const logs = result.logs.length === 0 ? {} : { logs: result.logs };
  if (!result.ok) return { expr, error: result.error, ...logs };
  return { expr, value: jsonOf(toRichData(result.result)), type: result.type, string: result.string, ...logs };
}

/** Data as a JSON reader sees it: `1.0` and `1` are one number. */
function jsonOf(data: Data): unknown {
  return JSON.parse(stringifyData(data));
}

/** One text for a case, whatever the order of keys in objects. */
export function printed(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (isObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part), 1);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
