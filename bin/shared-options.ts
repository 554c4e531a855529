import type { OptionSpecs } from './options.ts';

/** Which environment, and Puppet's settings for it. */
export const ENVIRONMENT_OPTIONS = {
  environment: {
    value: 'FOLDER|NAME',
    help: 'folder of the environment, or its name below --environmentpath; the current folder when not given',
  },
  environmentpath: { value: 'PATH', help: 'folders that hold environments, with : between them' },
  modulepath: { value: 'PATH', help: 'folders of modules beside those of the environment, with : between them' },
  manifest: { value: 'FILE|FOLDER', help: 'what to compile instead of the environment’s manifests' },
  hiera_config: { value: 'FILE', help: 'hiera.yaml of the global layer' },
  strict: { value: 'LEVEL', choices: ['off', 'warning', 'error'], help: 'Puppet’s setting strict; warning when not given' },
  strict_variables: { help: 'an unknown variable is an error' },
  'angle-brackets': { help: 'resolve %<...> in data as %{...}, which Puppet does not' },
} as const satisfies OptionSpecs;

/** Which node, and what is known of it. */
export const NODE_OPTIONS = {
  node: { value: 'NAME', many: true, help: 'name of the node; without it the one that the facts name' },
  facts: {
    value: 'FILE|FOLDER',
    help: 'facts as JSON or YAML, plain or as `puppet facts` prints them; or a folder with such a file for each node',
  },
  trusted: { value: 'FILE', help: 'trusted facts as JSON or YAML, instead of those of a node that compiles for itself' },
} as const satisfies OptionSpecs;

/** What is said beside Puppet's own words. */
export const FINDINGS_OPTIONS = {
  'no-findings': { help: 'do not print dalang’s own warnings, of data that Puppet takes for something else than was meant' },
} as const satisfies OptionSpecs;
