/** Where values of data came from; README.md of the folder above tells more. */
export type { DataPlace, Hop, HopKind, VariableOrigin } from './hop.ts';
export { explainOrigin, type OriginOptions } from './origin.ts';
export { dig, entryOf, isContainer } from './sources.ts';
export { LookupTrace, type TraceNode } from './trace.ts';
