/** What is found in a finished catalog, be it dalang's or Puppet's own. */

/** A place as catalogs have it: no column. */
export interface CatalogPlace {
  readonly file: string;
  readonly line: number;
}

export interface CatalogFinding {
  readonly rule:
    | 'dependency-cycle'
    | 'missing-reference'
    | 'duplicate-title'
    | 'duplicate-path'
    | 'duplicate-alias'
    | 'duplicate-name';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Absent for resources that no file declares. */
  readonly at: CatalogPlace | undefined;
  /** The other resources that take part. */
  readonly related: readonly { readonly message: string; readonly at: CatalogPlace }[];
  readonly hint?: string;
}
