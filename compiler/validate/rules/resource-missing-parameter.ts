import { BuiltinType } from '../../catalog/builtin-types.ts';
import type { ValidationContext } from '../context.ts';
import { type DataResource, dataResources } from '../resource-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A define or class gets no value for a parameter that must have one. */
export const resourceMissingParameter: Rule = {
  name: 'resource-missing-parameter',
  severity: 'error',
  summary: 'Data that becomes resources lacks a parameter without which they cannot be declared.',
  example: '# create_resources(apache::vhost, $vhosts), where docroot has no default\nweb::vhosts:\n  shop:\n    port: 80\n',
  *check(context) {
    for (const resource of dataResources(context)) {
      // Parameters of classes are looked up in data as well.
      if (resource.type instanceof BuiltinType || resource.isPartial || resource.hash.type === 'class') continue;
      for (const { name, value } of resource.type.parameters) {
        const isGiven = value !== undefined || resource.attributes.has(name) || resource.hash.given?.has(name) === true;
        if (!isGiven) yield finding(resource, name, context);
      }
    }
  },
};

function finding(resource: DataResource, name: string, context: ValidationContext): RuleFinding {
  const declared = context.code.placeOfParameter(resource.hash.type, name);
  return {
    message: `${resource.reference}: expects a value for parameter '${name}'`,
    at: resource.file.keyPlaceOf(resource.path),
    related: [
      { at: resource.hash.at, message: 'the resource is declared here' },
      ...(declared === undefined ? [] : [{ at: declared, message: `parameter '${name}' has no default` }]),
    ],
    nodes: context.fleet.nodesUsing(resource.file),
    explains: `expects a value for parameter '${name}'`,
  };
}
