/** The door of compiler/validate/code: manifests and templates, and what they define and look up. */
export { CodeBase, type CodeFile } from './code-base.ts';
export type { HashSource } from './hash-source.ts';
export { KeyReads } from './key-reads.ts';
export type { ResourceHash } from './resource-hashes.ts';
