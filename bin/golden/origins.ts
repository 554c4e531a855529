/** Where changed values came from: the lines of data first, else the lines of manifests. */
import type { Difference } from '../../compiler/golden/index.ts';
import { type Environment, lookup, type NodeData } from '../../compiler/index.ts';
import { CatalogFiles } from '../../compiler/render/index.ts';
import { type Informant, type WhyAnswer, whyEach } from '../../compiler/trace/index.ts';
import type { Terminal } from '../terminal.ts';
import { changedText } from './changed-text.ts';
import { chosen, dataIn, distinct, fitting, type Origin, placesOf } from './origin.ts';
import type { Job, Plan } from './plan.ts';
import type { Group } from './result.ts';
import type { Tools } from './tools.ts';

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
  const found: (readonly [Group, readonly Origin[]])[] = [];
  const rest: Group[] = [];
  for (const group of groups) {
    const { difference } = group;
    if (difference.what === 'error') found.push([group, errorOrigins(difference, node, tools)]);
    else if (difference.kind === 'lookups') found.push([group, lookupOrigins(difference, job, node, tools)]);
    else rest.push(group);
  }
  if (rest.length === 0) return found;
  const body = (informant: Informant) => {
    const questions = new Questions(informant, tools.traced);
    return rest.map((group) => [group, questions.origins(group.difference)] as const);
  };
  const told = whyEach(tools.traced, node, tools.placesOf(node.name, job.variant), body, tools.compileOptions);
  return told.ok ? [...found, ...told.told] : found;
}

/** Puppet's words for data that a parameter of a class does not take. */
const MISMATCH = /Class\[([\w:]+)\]: parameter '(\w+)'/;

function errorOrigins({ now }: Difference, node: NodeData, tools: Tools): readonly Origin[] {
  const [, name, parameter] = MISMATCH.exec(String(now)) ?? [];
  if (name === undefined || parameter === undefined) return [];
  const input = { keys: [`${name.toLowerCase()}::${parameter}`], trace: true };
  const answer = lookup(tools.environment, node, input, tools.compileOptions);
  return answer.ok ? placesOf(dataIn(answer.trace ?? [])) : [];
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
