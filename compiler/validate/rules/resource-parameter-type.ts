import { BuiltinType } from '../../catalog/builtin-types.ts';
import type { PType } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import type { ValidationContext } from '../context.ts';
import { holdsInterpolation } from '../data/index.ts';
import { findPart } from '../part-place.ts';
import { type DataResource, dataResources } from '../resource-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { withoutSecrets, withoutValue } from '../secrets.ts';
import { type ValueMismatch, valueMismatches } from '../value-mismatch.ts';
import { yamlHint } from '../yaml-hint.ts';

/** An attribute in data does not have the type of the define's or class's parameter. */
export const resourceParameterType: Rule = {
  name: 'resource-parameter-type',
  severity: 'error',
  summary: 'Data that becomes resources sets a parameter to a value of another type than it has.',
  example: "# create_resources(apache::vhost, $vhosts), where port is an Integer\nweb::vhosts:\n  shop:\n    port: '80'\n",
  *check(context) {
    for (const resource of dataResources(context)) {
      if (resource.type instanceof BuiltinType) continue;
      for (const { name, type, value } of resource.type.parameters) {
        const given = resource.attributes.get(name);
        if (type === undefined || !resource.attributes.has(name) || (given === undefined && value !== undefined)) continue;
        if (!holdsInterpolation(given)) yield* findings(resource, name, type, given, context);
      }
    }
  },
};

function* findings(
  resource: DataResource,
  name: string,
  type: PType,
  value: Value,
  context: ValidationContext,
): Iterable<RuleFinding> {
  for (const mismatch of valueMismatches(name, type, value)) yield finding(resource, name, mismatch, context);
}

function finding(resource: DataResource, name: string, mismatch: ValueMismatch, context: ValidationContext): RuleFinding {
  const path = [...resource.path, name, ...mismatch.path];
  const part = findPart([resource.file], path, mismatch.isKey, context.data);
  const hint = mismatch.hint ?? yamlHint(part.tree, part.at.source);
  const declared = context.code.placeOfParameter(resource.hash.type, name);
  return {
    message: withoutValue(`${resource.reference}: ${mismatch.message}`, path),
    at: part.at,
    related: [
      ...part.hops,
      { at: resource.hash.at, message: 'the resource is declared here' },
      ...(declared === undefined ? [] : [{ at: declared, message: `parameter '${name}' is declared here` }]),
    ],
    ...(hint === undefined ? {} : { hint }),
    nodes: context.fleet.nodesUsing(resource.file),
    explains: withoutSecrets(mismatch.message),
  };
}
