import { issue, issueCode } from '../../parser/diagnostics/issues.ts';
import { puppetdbQuery } from '../exported/pql/index.ts';
import { SemanticError } from './error.ts';
import { puppetFunction } from './function.ts';

/**
 * `puppetdb_query(Any $query)`: an array with a hash for each row, from the exported resources, catalogs and facts of the nodes that are
 * compiled together. Where there is no store of them, the function is as unknown as it is to a Puppet without PuppetDB.
 *
 * Puppet: the function of PuppetDB's module
 */
export const puppetdbQueryFunction = puppetFunction('puppetdb_query', [
  {
    params: ['Any query'],
    body: ({ args: [query], context }) => {
      const { exports, node } = context.scope.compilation;
      if (!exports) throw new SemanticError(issueCode('UNKNOWN_FUNCTION'), issue('UNKNOWN_FUNCTION', { name: 'puppetdb_query' }));
      return puppetdbQuery(query, exports, node.name);
    },
  },
]);
