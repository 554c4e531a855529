/** The door of compiler/validate/data: what stands in data files and hiera.yaml, and where. */
export { DataFile } from './data-file.ts';
export { almostNamedBy, type DataOccurrence, DataSet, type KeyDefinition, lookedUpKey } from './data-set.ts';
export { Hierarchy, type HierarchyLevel, type PathTemplate } from './hierarchy.ts';
export { holdsInterpolation, InterpolationReader, type Occurrence, placeOf } from './interpolations.ts';
export { LOOKUP_OPTIONS, LookupOptions, type OptionsEntry } from './lookup-options.ts';
export { spanOf } from './tree-places.ts';
