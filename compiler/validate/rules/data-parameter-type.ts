import { capitalizeSegments } from '../../catalog/names.ts';
import { NOT_FOUND } from '../../lookup/index.ts';
import type { Value } from '../../values/index.ts';
import type { ValidationContext } from '../context.ts';
import type { DataFile } from '../data/index.ts';
import { holdsInterpolation } from '../data/index.ts';
import type { ValidatedNode } from '../node.ts';
import { boundClass, type ParameterKey, parameterKey } from '../parameter-keys.ts';
import { findPart } from '../part-place.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { withoutSecrets, withoutValue } from '../secrets.ts';
import { type ValueMismatch, valueMismatches } from '../value-mismatch.ts';
import { yamlHint } from '../yaml-hint.ts';

/** Data that does not have the type of the parameter that it is bound to: in Puppet's words, at the part that is wrong. */
export const dataParameterType: Rule = {
  name: 'data-parameter-type',
  severity: 'error',
  summary: 'The value of a key does not have the type of the class parameter that it is for.',
  example: "# class web(Hash[String, Struct[{ port => Integer }]] $sites)\nweb::sites:\n  shop:\n    port: '80'\n",
  *check(context) {
    for (const [name, definitions] of context.data.definitions) {
      const key = parameterKey(name);
      if (key === undefined || boundClass(key, context).kind !== 'class' || context.data.lookupOptions.changes(name)) continue;
      for (const { file } of definitions) {
        const value = file.values.get(name);
        if (!holdsInterpolation(value)) yield* findings(key, value, [file], context.fleet.nodesUsing(file), context);
      }
    }
  },
  *checkNode(node, context) {
    for (const name of node.asked) {
      const key = node.checked.has(name) ? undefined : parameterKey(name);
      const definitions = key === undefined ? undefined : context.data.definitions.get(name);
      if (key === undefined || definitions === undefined) continue;
      const isMade =
        context.data.lookupOptions.changes(name) || definitions.some(({ file }) => holdsInterpolation(file.values.get(name)));
      if (isMade) yield* findingsFor(node, key, context);
    }
  },
};

/** The value as the node gets it. */
function* findingsFor(node: ValidatedNode, key: ParameterKey, context: ValidationContext): Iterable<RuleFinding> {
  const value = context.attempt(() => node.lookup(key.key));
  if (value === undefined || value === NOT_FOUND) return;
  const files = node.filesFor(key.key).filter((file) => file.has(key.key));
  // Without a merge, the first file has all of the value.
  yield* findings(key, value, context.data.lookupOptions.changes(key.key) ? files : files.slice(0, 1), [node.name], context);
}

function* findings(
  key: ParameterKey,
  value: Value,
  files: readonly DataFile[],
  nodes: readonly string[],
  context: ValidationContext,
): Iterable<RuleFinding> {
  const [file] = files;
  const bound = file === undefined ? undefined : boundClass(key, context);
  const parameter = bound?.kind === 'class' ? bound.definition.parameter(key.parameter) : undefined;
  if (file === undefined || parameter?.type === undefined) return;
  // Without a value, the default is taken.
  if (value === undefined && parameter.value !== undefined) return;
  for (const mismatch of valueMismatches(key.parameter, parameter.type, value)) yield finding(key, mismatch, files, nodes, context);
}

function finding(
  key: ParameterKey,
  mismatch: ValueMismatch,
  files: readonly DataFile[],
  nodes: readonly string[],
  context: ValidationContext,
): RuleFinding {
  const path = [key.key, ...mismatch.path];
  const part = findPart(files, path, mismatch.isKey, context.data);
  const hint = mismatch.hint ?? yamlHint(part.tree, part.at.source);
  const declared = context.code.placeOfParameter(key.className, key.parameter);
  return {
    message: withoutValue(`Class[${capitalizeSegments(key.className)}]: ${mismatch.message}`, path),
    at: part.at,
    related: [
      ...part.hops,
      ...(declared === undefined ? [] : [{ at: declared, message: `parameter '${key.parameter}' is declared here` }]),
    ],
    ...(hint === undefined ? {} : { hint }),
    nodes,
    explains: withoutSecrets(mismatch.message),
  };
}
