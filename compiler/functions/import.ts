import { issue, issueCode } from '../../parser/diagnostics/issues.ts';
import { SemanticError } from './error.ts';
import { puppetFunction } from './function.ts';

/**
 * `import(...)`: always an error; manifests of a folder are read together without it.
 *
 * Puppet: lib/puppet/functions/import.rb
 */
export const importFunction = puppetFunction('import', [
  {
    params: [],
    repeated: 'Any args',
    body: () => {
      throw new SemanticError(issueCode('DISCONTINUED_IMPORT'), issue('DISCONTINUED_IMPORT'));
    },
  },
]);
