/** The only door of compiler/exported; README.md tells what is in here. */
export { ExportFileError, exportsFrom, exportsText, readExports, writeExports } from './file.ts';
export { compileToFixPoint, MAX_ROUNDS, type Unsettled, unsettledText } from './fleet.ts';
export { ExportStore, type StoredNode } from './store.ts';
export { type StoredResource, storedNode } from './stored-resource.ts';
