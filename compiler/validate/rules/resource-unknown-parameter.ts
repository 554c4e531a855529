import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { ValidationContext } from '../context.ts';
import { attributeNames, type DataResource, dataResources } from '../resource-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An attribute in data that the resource's type does not have. */
export const resourceUnknownParameter: Rule = {
  name: 'resource-unknown-parameter',
  severity: 'error',
  summary: 'Data that becomes resources sets a parameter that their type does not have.',
  example: '# create_resources(apache::vhost, $vhosts)\nweb::vhosts:\n  shop:\n    docrot: /srv/shop\n',
  *check(context) {
    for (const resource of dataResources(context)) {
      for (const name of resource.attributes.keys()) {
        if (typeof name === 'string' && !name.includes('%{') && !resource.type.validAttribute(name))
          yield finding(resource, name, context);
      }
    }
  },
};

function finding(resource: DataResource, name: string, context: ValidationContext): RuleFinding {
  const hint = didYouMean(name, attributeNames(resource.type));
  return {
    message: `${resource.reference} has no parameter named '${name}'`,
    at: resource.file.keyPlaceOf([...resource.path, name]),
    related: [{ at: resource.hash.at, message: 'the resource is declared here' }],
    ...(hint === undefined ? {} : { hint }),
    nodes: context.fleet.nodesUsing(resource.file),
    explains: `parameter named '${name}'`,
  };
}
