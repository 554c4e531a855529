/** What can be asked for: the entities of PuppetDB that the store has something of, and their rows. */
import type { Data } from '../../types/index.ts';
import { type DataRecord, isRecord, recordOf } from '../data.ts';
import type { ExportStore } from '../store.ts';
import type { StoredResource } from '../stored-resource.ts';

export interface Entity {
  /** Names of the fields, in the order of an answer with all of them. */
  readonly fields: readonly string[];
  /** Fields that queries may name and answers do not have. */
  readonly hidden: readonly string[];
  /** Fields that hold more fields: `facts.os.family`. */
  readonly open: readonly string[];
  readonly rows: (store: ExportStore) => readonly DataRecord[];
}

const RESOURCES: Entity = {
  fields: ['certname', 'environment', 'type', 'title', 'exported', 'tags', 'file', 'line', 'parameters'],
  hidden: ['tag'],
  open: ['parameters'],
  rows: (store) =>
    store.nodes.flatMap(({ resources, environment }) => resources.map((resource) => resourceRow(resource, environment))),
};

/** What was Sensitive is kept from queries. */
function resourceRow(resource: StoredResource, environment: string): DataRecord {
  const { certname, type, title, exported, tags, file, line, parameters, sensitive_parameters: sensitive } = resource;
  return {
    certname,
    environment,
    type,
    title,
    exported,
    tags,
    file: file ?? null,
    line: line === undefined ? null : BigInt(line),
    parameters:
      sensitive.length === 0 ? parameters : recordOf(Object.entries(parameters).filter(([name]) => !sensitive.includes(name))),
  };
}

const FACTS: Entity = {
  fields: ['certname', 'environment', 'name', 'value'],
  hidden: [],
  open: ['value'],
  rows: (store) =>
    [...store.facts].flatMap(([certname, { environment, facts }]) =>
      Object.entries(facts).map(([name, value]) => ({ certname, environment, name, value })),
    ),
};

const FACT_CONTENTS: Entity = {
  fields: ['certname', 'environment', 'path', 'name', 'value'],
  hidden: [],
  open: [],
  rows: (store) =>
    [...store.facts].flatMap(([certname, { environment, facts }]) =>
      leaves(facts, []).map(({ path, value }) => ({ certname, environment, path, name: path[0] as Data, value })),
    ),
};

interface Leaf {
  readonly path: readonly Data[];
  readonly value: Data;
}

function leaves(data: Data, path: readonly Data[]): readonly Leaf[] {
  if (Array.isArray(data)) return (data as readonly Data[]).flatMap((item, index) => leaves(item, [...path, BigInt(index)]));
  if (isRecord(data)) return Object.entries(data).flatMap(([name, item]) => leaves(item, [...path, name]));
  return [{ path, value: data }];
}

const INVENTORY: Entity = {
  fields: ['certname', 'timestamp', 'environment', 'facts', 'trusted'],
  hidden: [],
  open: ['facts', 'trusted'],
  rows: (store) =>
    [...store.facts].map(([certname, { environment, facts, trusted }]) => ({
      certname,
      timestamp: null,
      environment,
      facts,
      trusted,
    })),
};

/** Of a run there are no times and no reports. */
const NODES: Entity = {
  fields: [
    'certname',
    'deactivated',
    'expired',
    'catalog_environment',
    'facts_environment',
    'report_environment',
    'catalog_timestamp',
    'facts_timestamp',
    'report_timestamp',
  ],
  hidden: ['facts'],
  open: ['facts'],
  rows: (store) => {
    const catalogs = new Map(store.nodes.map((node) => [node.name, node.environment] as const));
    const { facts } = store;
    const names = [...new Set([...catalogs.keys(), ...facts.keys()])].sort();
    return names.map((certname) => ({
      ...NO_TIMES,
      certname,
      catalog_environment: catalogs.get(certname) ?? null,
      facts_environment: facts.get(certname)?.environment ?? null,
      facts: facts.get(certname)?.facts ?? {},
    }));
  },
};

const NO_TIMES = {
  deactivated: null,
  expired: null,
  report_environment: null,
  catalog_timestamp: null,
  facts_timestamp: null,
  report_timestamp: null,
};

const CATALOGS: Entity = {
  fields: ['certname', 'environment'],
  hidden: [],
  open: [],
  rows: (store) => store.nodes.map(({ name, environment }) => ({ certname: name, environment })),
};

const ENVIRONMENTS: Entity = {
  fields: ['name'],
  hidden: [],
  open: [],
  rows: (store) => {
    const names = [...store.nodes, ...store.facts.values()].map(({ environment }) => environment);
    return [...new Set(names)].sort().map((name) => ({ name }));
  },
};

const FACT_NAMES: Entity = {
  fields: ['name'],
  hidden: [],
  open: [],
  rows: (store) => {
    const names = [...store.facts.values()].flatMap(({ facts }) => Object.keys(facts));
    return [...new Set(names)].sort().map((name) => ({ name }));
  },
};

export const ENTITIES: ReadonlyMap<string, Entity> = new Map([
  ['resources', RESOURCES],
  ['facts', FACTS],
  ['fact_contents', FACT_CONTENTS],
  ['fact_names', FACT_NAMES],
  ['inventory', INVENTORY],
  ['nodes', NODES],
  ['catalogs', CATALOGS],
  ['environments', ENVIRONMENTS],
]);

/** Entities of PuppetDB that nothing here could answer for. */
export const UNSUPPORTED: ReadonlySet<string> = new Set([
  'aggregate_event_counts',
  'catalog_input_contents',
  'catalog_inputs',
  'edges',
  'event_counts',
  'events',
  'fact_paths',
  'factsets',
  'package_inventory',
  'packages',
  'producers',
  'reports',
]);
