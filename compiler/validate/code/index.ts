/** The door of compiler/validate/code: manifests and templates, and what they define and look up. */
export { CodeBase, type CodeFile, type DefinitionSyntax } from './code-base.ts';
export { KeyReads } from './key-reads.ts';
