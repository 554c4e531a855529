/**
 * The tables of fixtures/catalogs/tables: many small environments in one YAML file, with Puppet's answers beside it in
 * NAME.recorded.json. A case has a `name`, its main manifest in `code`, more `files` by path, and the fields of case.yaml. With
 * `modules: stdlib`, Puppet has the installed modules when it is asked; dalang has stdlib's functions by itself. `exported` are the exported
 * resources of other nodes, which turn `storeconfigs` on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { type CatalogCase, requestOf } from './catalog-cases.ts';

export interface CatalogTable {
  readonly name: string;
  readonly recordedFile: string;
  readonly cases: readonly TableCase[];
}

export interface TableCase {
  readonly name: string;
  /** manifests/site.pp */
  readonly code?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface RecordedTable {
  readonly puppet: string;
  /** By name of the case. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export function catalogTables(root: string): readonly CatalogTable[] {
  const folder = join(root, 'tables');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const name = file.replace('.yaml', '');
      const cases = load(readFileSync(join(folder, file), 'utf8')) as readonly TableCase[];
      const twice = cases.find((one, at) => cases.findIndex((other) => other.name === one.name) !== at);
      if (twice) throw new Error(`${file}: two cases are named '${twice.name}'`);
      return { name, recordedFile: join(folder, `${name}.recorded.json`), cases };
    });
}

export function recordedTable({ recordedFile }: CatalogTable): RecordedTable {
  return JSON.parse(readFileSync(recordedFile, 'utf8')) as RecordedTable;
}

/** Writes the environment of a case into a new folder, which has the environment's name. */
export function materialise(one: TableCase, parent: string): CatalogCase {
  const folder = join(parent, 'production');
  const files = { ...(one.code === undefined ? {} : { 'manifests/site.pp': one.code }), ...one.files };
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { code: _, ...fields } = one;
  return { name: one.name, folder, description: one.name, request: requestOf(fields, folder) };
}
