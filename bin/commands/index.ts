import type { Command } from '../command.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's own module: nothing of it is read before. */
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help text. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'compile',
    summary: 'print the catalog of one node or of all',
    load: async () => (await import('./compile.ts')).compileCommand,
  },
  {
    name: 'check',
    summary: 'find cycles, missing references and duplicates in finished catalogs',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'validate',
    summary: 'find what is wrong in the data and code of an environment, for all its nodes',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
  {
    name: 'rules',
    summary: 'list what validate looks for',
    load: async () => (await import('./rules.ts')).rulesCommand,
  },
  {
    name: 'tls',
    summary: 'show the certificates of a fleet: names, files, who reads them',
    load: async () => (await import('./tls.ts')).tlsCommand,
  },
  {
    name: 'ipsec',
    summary: 'show who tunnels to whom, from libreswan’s files in all catalogs',
    load: async () => (await import('./ipsec.ts')).ipsecCommand,
  },
  {
    name: 'lookup',
    summary: 'answer a Hiera lookup as `puppet lookup` does',
    load: async () => (await import('./lookup.ts')).lookupCommand,
  },
  {
    name: 'why',
    summary: 'tell where the value of a parameter came from',
    load: async () => (await import('./why.ts')).whyCommand,
  },
  {
    name: 'render',
    summary: 'print the content that a file has on a node',
    load: async () => (await import('./render.ts')).renderCommand,
  },
  {
    name: 'test',
    summary: 'compare what nodes get with the golden files of a project',
    load: async () => (await import('./test.ts')).testCommand,
  },
  {
    name: 'parse',
    summary: 'check manifests and EPP templates, print their syntax tree',
    load: async () => (await import('./parse.ts')).parseCommand,
  },
  {
    name: 'rpc',
    summary: 'answer requests over JSON lines, many in one process',
    load: async () => (await import('./rpc.ts')).rpcCommand,
  },
];
