import { issue, issueCode } from '../../parser/diagnostics/issues.ts';
import { puppetdbQuery } from '../exported/pql/index.ts';
import { SemanticError } from './error.ts';
import { puppetFunction } from './function.ts';

/**
 * `puppetdb_query(Any $query)`: an array with a hash for each row: those that the world file has for the query, or else from the exported
 * resources, catalogs and facts of the nodes that are compiled together. Where there is neither, the function is as unknown as it is to a
 * Puppet without PuppetDB.
 *
 * Puppet: the function of PuppetDB's module
 */
export const puppetdbQueryFunction = puppetFunction('puppetdb_query', [
  {
    params: ['Any query'],
    body: ({ args: [query], context }) => {
      const { compilation } = context.scope;
      const { exports, node, environment } = compilation;
      const rows = environment.world.rows(query);
      if (rows !== undefined) return rows;
      if (exports) return puppetdbQuery(query, exports, node.name);
      environment.world.askForRows(query, compilation);
      throw new SemanticError(issueCode('UNKNOWN_FUNCTION'), issue('UNKNOWN_FUNCTION', { name: 'puppetdb_query' }));
    },
  },
]);
