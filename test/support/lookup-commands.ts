/** Command lines of `puppet lookup` that `dalang lookup` must answer alike. */
import { join } from 'node:path';

/** Below the repository. */
export const ENVIRONMENTS = join('fixtures', 'cli', 'environments');

const FACTS = join(ENVIRONMENTS, 'production', 'facts', 'web1.json');

/** What every command line ends with. */
export const NODE: readonly string[] = [
  '--environment',
  'production',
  '--environmentpath',
  ENVIRONMENTS,
  '--node',
  'web1.example.com',
  '--facts',
  FACTS,
];

export const COMMAND_LINES: readonly (readonly string[])[] = [
  ['greeting'],
  ['web::port'],
  ['missing_fact'],
  ['text'],
  ['quoted'],
  ['nothing'],
  ['ratio'],
  ['servers'],
  ['servers.beta.port'],
  ['nowhere'],
  ['nowhere', 'greeting'],
  ['nowhere', '--default', 'x'],
  ['recursive'],
  ['servers', '--render-as', 'json'],
  ['servers', '--render-as', 's'],
  ['text', '--render-as', 's'],
  ['nothing', '--render-as', 'json'],
  ['list', '--merge', 'unique'],
  ['servers', '--merge', 'hash'],
  ['servers', '--merge', 'deep'],
  ['servers', '--merge', 'deep', '--knock-out-prefix=--'],
  ['list', '--merge', 'deep', '--sort-merged-arrays'],
  ['web::port', '--type', 'Integer'],
  ['web::port', '--type', 'String'],
  ['greeting', '--explain'],
  ['list', '--merge', 'unique', '--explain'],
  ['greeting', '--explain-options'],
  ['--explain-options'],
  ['nowhere', '--explain'],
  ['greeting', '--compile'],
  ['greeting', '--explain', '--render-as', 'json'],
  ['greeting', '--explain', '--render-as', 'yaml'],
  ['node_facts', '--explain', '--render-as', 'yaml'],
  ['servers', '--explain', '--render-as', 'yaml'],
  ['servers.beta.port', '--explain', '--explain-options', '--render-as', 'yaml'],
  ['servers', '--merge', 'deep', '--knock-out-prefix=--', '--explain', '--render-as', 'yaml'],
  ['list', '--merge', 'unique', '--explain', '--render-as', 'json'],
  ['nothing', '--explain', '--render-as', 'json'],
  ['nowhere', '--explain', '--render-as', 'yaml'],
  ['nowhere', '--default', 'x', '--explain', '--render-as', 'yaml'],
  ['recursive', '--explain', '--render-as', 'json'],
  ['--explain-options', '--render-as', 'yaml'],
];
