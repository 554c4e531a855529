import type { OptionSpecs } from './options.ts';

/** What code asks of the world outside of its environment. */
export const WORLD_OPTIONS = {
  world: {
    value: 'FILE',
    help: 'answers for code that asks for more than its environment: names of DNS, what commands print, files elsewhere, queries of PuppetDB, the time, random numbers',
  },
  'record-world': { value: 'FILE', help: 'add all that was asked to this world file, without an answer where there was none' },
  'allow-dns': { help: 'ask the resolver of this machine for names that the world file does not have; told at the end' },
  'allow-generate': {
    value: 'PROGRAM',
    many: true,
    help: 'let generate() run this program, an absolute path, for commands that the world file does not have; told at the end',
  },
} as const satisfies OptionSpecs;

/** Which environment, Puppet's settings for it, and what is known of the world outside. */
export const ENVIRONMENT_OPTIONS = {
  environment: {
    value: 'FOLDER|NAME',
    help: 'folder of the environment, or its name below --environmentpath; the current folder when not given',
  },
  environmentpath: { value: 'PATH', help: 'folders that hold environments, with : between them' },
  modulepath: { value: 'PATH', help: 'folders of modules beside those of the environment, with : between them' },
  manifest: { value: 'FILE|FOLDER', help: 'what to compile instead of the environment’s manifests' },
  hiera_config: { value: 'FILE', help: 'hiera.yaml of the global layer' },
  config_version: {
    value: 'TEXT',
    help: 'version of the catalogs: what the command of that name in environment.conf prints, as no command is run; the time when not given',
  },
  strict: { value: 'LEVEL', choices: ['off', 'warning', 'error'], help: 'Puppet’s setting strict; warning when not given' },
  strict_variables: { help: 'an unknown variable is an error' },
  'angle-brackets': { help: 'resolve %<...> in data as %{...}, which Puppet does not' },
  ...WORLD_OPTIONS,
} as const satisfies OptionSpecs;

/** Which node, and what is known of it. */
export const NODE_OPTIONS = {
  node: { value: 'NAME', many: true, help: 'name of the node; without it the one that the facts name' },
  facts: {
    value: 'FILE|FOLDER',
    help: 'facts as JSON or YAML: names with their values, what `puppet facts` prints, Puppet’s cache, a file of FacterDB, what PuppetDB answers or exports (facts, factsets, inventory), of one node or of several; or a folder of such files',
  },
  trusted: {
    value: 'FILE',
    help: 'trusted facts as JSON or YAML, of one node or of several by certname, instead of those of a node that compiles for itself',
  },
  classes: { value: 'NAME,...', many: true, help: 'classes that the node has beside those of its manifests' },
  enc: {
    value: 'FILE|FOLDER',
    help: 'what a node classifier prints (classes, parameters, environment) for all nodes; or a folder with NODE.yaml for each',
  },
} as const satisfies OptionSpecs;

/** What a project says once. */
export const PROJECT_OPTIONS = {
  config: {
    value: 'FILE',
    help: 'read settings from this file instead of the dalang.yaml of the environment or the current folder',
  },
  'no-config': { help: 'read no dalang.yaml' },
} as const satisfies OptionSpecs;

/** What is said beside Puppet's own words. */
export const FINDINGS_OPTIONS = {
  'report-missing-facts': {
    help: 'name the facts that code or data read and the node does not have, with every place that read them',
  },
  'no-findings': { help: 'do not print dalang’s own warnings, of data that Puppet takes for something else than was meant' },
} as const satisfies OptionSpecs;
