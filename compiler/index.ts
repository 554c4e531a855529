/** The compiler's only door: environments, catalogs, lookups, values of code. */

export { type CatalogFinding, type CatalogPlace, checkCatalog } from './catalog/checks/index.ts';
export type { LogEntry } from './catalog/compilation.ts';
export type { CatalogJson, ResourceJson } from './catalog/to-json.ts';
export {
  type CompileOptions,
  type CompileResult,
  type CompileSuccess,
  compile,
  type EvaluateSuccess,
  evaluateCode,
  type Failure,
} from './compile.ts';
export { Environment, type EnvironmentOptions } from './environment.ts';
export { errorLocation } from './evaluator/errors.ts';
export {
  compileToFixPoint,
  ExportFileError,
  ExportStore,
  exportsFrom,
  readExports,
  type Unsettled,
  unsettledText,
  writeExports,
} from './exported/index.ts';
export type { Hop } from './lookup/index.ts';
export type { KnownKey } from './lookup/known-keys.ts';
export { type KeyAnswer, keysOf, type LookupInput, type LookupResult, lookup, lookupEach } from './lookup-command.ts';
export type { Search, SearchedPlace } from './lookup-search.ts';
export type { FactRead, MissingFact } from './node/fact-reads.ts';
export { fromData } from './node/from-data.ts';
export type { NamedData, NodeData } from './node/node.ts';
export { DEFAULT_SETTINGS, type Settings, type Strictness } from './node/settings.ts';
export { type Permissions, parseWorld, type Question, readWorld, World, WorldFileError } from './world/index.ts';
