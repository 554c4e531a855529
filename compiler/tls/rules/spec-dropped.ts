import type { NodeRule } from '../node.ts';
import { unrequested } from '../requests.ts';

export const specDropped: NodeRule = {
  name: 'tls-spec-dropped',
  severity: 'error',
  summary: 'Data says which certificate to ask for, the others of its hash are asked for, and this one is not.',
  example: 'certificates_specs:\n  haproxy-storage:\n    hostname: "%{hiera(\'cloud_name_strage\')}"\n',
  *check({ graph, values, failure }) {
    if (failure !== undefined) return;
    for (const family of values?.families ?? []) {
      const { key, isAsked, specs } = family;
      const dropped = unrequested(family, graph);
      if (!isAsked || dropped.length === specs.length) continue;
      for (const spec of dropped) {
        const isNameless = spec.fields.get('hostname')?.trim() === '';
        yield {
          message: `${key}: no certificate is asked for '${spec.name}'${isNameless ? ', which has no host name' : ''}`,
          ...spec.place(isNameless ? 'hostname' : undefined),
        };
      }
    }
  },
};
