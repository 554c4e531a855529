/** Where changed values came from: the lines of data first, else the lines of manifests. */
import type { Difference } from '../../compiler/golden/index.ts';
import { type Environment, lookup, type NodeData } from '../../compiler/index.ts';
import type { Hop } from '../../compiler/lookup/index.ts';
import { CatalogFiles } from '../../compiler/render/index.ts';
import { type Informant, type WhyAnswer, whyEach } from '../../compiler/trace/index.ts';
import { convertToString } from '../../compiler/types/index.ts';
import { isSecretPath } from '../../compiler/validate/secrets.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import type { Span } from '../../parser/index.ts';
import type { Terminal } from '../terminal.ts';
import { changedText } from './changed-text.ts';
import type { Job, Plan } from './plan.ts';
import type { Group } from './result.ts';
import type { Tools } from './tools.ts';

export interface Origin {
  readonly at: Span;
  /** The line may be shown. */
  readonly isShown: boolean;
}

/** So many lines are told of one value. */
const MOST_PLACES = 3;
/** So many nodes are compiled once more. */
const MOST_NODES = 50;

/** For each group the lines of one of its nodes, the first; nodes are compiled once more under a recorder, one at a time. */
export function originsOf(
  groups: readonly Group[],
  plan: Plan,
  tools: Tools,
  terminal: Terminal,
): ReadonlyMap<Group, readonly Origin[]> {
  const byJob = new Map<Job, Group[]>();
  for (const group of groups) {
    const job = jobOf(group, plan);
    const known = job && byJob.get(job);
    if (known !== undefined) known.push(group);
    else if (job !== undefined && byJob.size < MOST_NODES) byJob.set(job, [group]);
  }
  const found = new Map<Group, readonly Origin[]>();
  const progress = terminal.progress('looking for causes', byJob.size);
  for (const [job, own] of byJob) {
    for (const [group, origins] of ofJob(job, own, tools)) found.set(group, origins);
    progress.step(job.node.name);
  }
  progress.end();
  return found;
}

function jobOf({ places: [place] }: Group, { jobs }: Plan): Job | undefined {
  return jobs.find(({ node, variant }) => node.name === place?.node && variant === place.variant);
}

function ofJob(job: Job, groups: readonly Group[], tools: Tools): readonly (readonly [Group, readonly Origin[]])[] {
  const { node } = job;
  const { compileOptions } = tools;
  const errors = groups.filter(({ difference }) => difference.what === 'error');
  if (errors.length > 0) return errors.map((group) => [group, errorOrigins(group.difference, node, tools)] as const);
  const told = whyEach(
    tools.traced,
    node,
    tools.placesOf(node.name),
    (informant) =>
      groups
        .filter(({ difference }) => difference.kind !== 'lookups')
        .map((group) => [group, new Questions(informant, tools.traced).origins(group.difference)] as const),
    compileOptions,
  );
  const lookups = groups
    .filter(({ difference }) => difference.kind === 'lookups')
    .map((group) => [group, lookupOrigins(group.difference, job, node, tools)] as const);
  return [...(told.ok ? told.told : []), ...lookups];
}

/** Puppet's words for data that a parameter of a class does not take. */
const MISMATCH = /Class\[([\w:]+)\]: parameter '(\w+)'/;

function errorOrigins({ now }: Difference, node: NodeData, tools: Tools): readonly Origin[] {
  const [, name, parameter] = MISMATCH.exec(String(now)) ?? [];
  if (name === undefined || parameter === undefined) return [];
  const input = { keys: [`${name.toLowerCase()}::${parameter}`], trace: true };
  const answer = lookup(tools.environment, node, input, tools.compileOptions);
  return answer.ok
    ? dataIn(answer.trace ?? [])
        .slice(0, MOST_PLACES)
        .map(originOf)
    : [];
}

function lookupOrigins(difference: Difference, { cases }: Job, node: NodeData, tools: Tools): readonly Origin[] {
  const wanted = cases.flatMap(({ lookups }) => lookups).find(({ name }) => name === difference.item);
  if (wanted === undefined) return [];
  const answer = lookup(tools.environment, node, { ...wanted.input, trace: true }, tools.compileOptions);
  return answer.ok ? chosen(answer.trace ?? [], difference) : [];
}

class Questions {
  private readonly informant: Informant;
  private readonly environment: Environment;

  constructor(informant: Informant, environment: Environment) {
    this.informant = informant;
    this.environment = environment;
  }

  origins(difference: Difference): readonly Origin[] {
    const { kind, what, item, path } = difference;
    if (what === 'removed' && path.length === 0) return [];
    if (kind === 'files') return this.ofFile(difference);
    if (kind === 'templates') return this.ofTemplate(difference);
    if (what === 'added' && path.length === 0) return this.declaration(item);
    const [name = '', ...rest] = path;
    if (name === 'inside' || name === 'exported' || what === 'moved') return this.declaration(item);
    return this.ofParameter(item, CERTIFICATE_PARAMETERS[name] ?? name, rest, difference);
  }

  private ask(resource: string, parameter: string | undefined): WhyAnswer | undefined {
    const answer = this.informant.ask({ resource, parameter });
    return 'missing' in answer ? undefined : answer;
  }

  private declaration(resource: string): readonly Origin[] {
    const at = this.ask(resource, undefined)?.declaration?.at;
    return at === undefined ? [] : [{ at, isShown: true }];
  }

  private ofParameter(resource: string, name: string, path: readonly string[], difference: Difference): readonly Origin[] {
    const whole = path.some((key) => key.includes('.'));
    const answer = this.ask(resource, [name, ...(whole ? [] : path)].join('.')) ?? this.ask(resource, name);
    if (answer === undefined) return this.declaration(resource);
    const hops = answer.ways.flatMap(({ from }) => from);
    if (dataIn(hops).length > 0) return chosen(hops, difference);
    // Of ERB and of functions only the arguments are known: what the class or define around was given may be it.
    const inside = answer.declaration?.inside;
    const around = inside === undefined ? [] : this.parametersOf(inside, difference);
    return around.length > 0 ? around : chosen(hops, difference);
  }

  /** Those parameters of a class or define whose data is in what changed. */
  private parametersOf(resource: string, difference: Difference): readonly Origin[] {
    const answer = this.ask(resource, undefined);
    const hops = answer?.ways.flatMap(({ from }) => from) ?? [];
    return placesOf(fitting(hops, difference));
  }

  private ofTemplate(difference: Difference): readonly Origin[] {
    const inside = difference.item
      .split(' in ')
      .at(-1)
      ?.replace(/ #\d+$/, '');
    return inside === undefined ? [] : this.parametersOf(inside, difference);
  }

  private ofFile(difference: Difference): readonly Origin[] {
    const rendered = new CatalogFiles(this.informant.catalog, this.environment).render(difference.item);
    if (!rendered.ok || rendered.resource === undefined || difference.path[0] === 'from') return [];
    const { resource, fragments } = rendered;
    const text = changedText(difference);
    const parts = fragments.filter(({ piece }) => text.fresh.some((line) => String(piece.bytes ?? '').includes(line)));
    const asked = fragments.length === 0 ? [resource] : parts.map((part) => part.resource);
    return distinct(asked.flatMap(({ type, title }) => this.ofParameter(`${type}[${title}]`, 'content', [], difference)));
  }
}

/** Names in the table of certificates that are others in the resource. */
const CERTIFICATE_PARAMETERS: Readonly<Record<string, string>> = { dnsnames: 'dnsname', postsave: 'postsave_cmd' };

/** Each place once, and not too many. */
function distinct(origins: readonly Origin[]): readonly Origin[] {
  const keys = origins.map(({ at }) => `${at.source.file}:${at.offset}`);
  return origins.filter((_, index) => keys.indexOf(keys[index] as string) === index).slice(0, MOST_PLACES);
}

// --- Steps of a way -----------------------------------------------------------------------------------------------------------

interface Placed extends Hop {
  readonly at: Span;
}

/** Data that is in what changed; else all data of the value; else where it was written. */
function chosen(hops: readonly Hop[], difference: Difference): readonly Origin[] {
  const fit = fitting(hops, difference);
  const data = fit.length > 0 ? fit : dataIn(hops);
  return placesOf(data.length > 0 ? data : written(hops));
}

/** Data with a text that only the new value has; of a value and what it was put together of, that which is nearest to the change. */
function fitting(hops: readonly Hop[], difference: Difference): readonly Placed[] {
  const { fresh, old } = changedText(difference);
  const holds = (lines: readonly string[], text: string): boolean => lines.some((line) => line.includes(text));
  const isNew = (text: string): boolean => text !== '' && holds(fresh, text) && !holds(old, text);
  return dataWhere(hops, ({ value }) => leavesOf(value).some(isNew));
}

/** What is written in no deeper data: the whole value is told only where none of its parts is. */
function dataIn(hops: readonly Hop[]): readonly Placed[] {
  return dataWhere(hops, () => true);
}

/** Data that fits while nothing does that it came from. */
function dataWhere(hops: readonly Hop[], fits: (hop: Hop) => boolean): readonly Placed[] {
  const found: Placed[] = [];
  const seen = new Map<Hop, boolean>();
  const visit = (hop: Hop): boolean => {
    const known = seen.get(hop);
    if (known !== undefined) return known;
    seen.set(hop, false);
    let isBelow = false;
    for (const from of hop.from) isBelow = visit(from) || isBelow;
    const isOne = !isBelow && hop.kind === 'data' && isPlaced(hop) && fits(hop);
    if (isOne) found.push(hop as Placed);
    seen.set(hop, isBelow || isOne);
    return isBelow || isOne;
  };
  for (const hop of hops) visit(hop);
  return found;
}

function leavesOf(value: Value): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(leavesOf);
  if (value instanceof PuppetHash) return [...value.values()].flatMap(leavesOf);
  return value === undefined ? [] : [typeof value === 'string' ? value : convertToString(value)];
}

/** Without data: facts, else the first place in a manifest. */
function written(hops: readonly Hop[]): readonly Placed[] {
  const all: Placed[] = [];
  const seen = new Set<Hop>();
  const visit = (hop: Hop): void => {
    if (seen.has(hop)) return;
    seen.add(hop);
    if (isPlaced(hop)) all.push(hop);
    for (const from of hop.from) visit(from);
  };
  for (const hop of hops) visit(hop);
  const facts = all.filter(({ kind }) => kind === 'fact' || kind === 'trusted fact');
  return facts.length > 0 ? facts : all.slice(0, 1);
}

function isPlaced(hop: Hop): hop is Placed {
  return hop.at !== undefined;
}

function placesOf(hops: readonly Placed[]): readonly Origin[] {
  return distinct(hops.map(originOf));
}

function originOf({ at, isSecret, data }: Placed): Origin {
  return { at, isShown: isSecret !== true && !isSecretPath(data?.path ?? []) };
}
