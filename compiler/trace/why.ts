/** `dalang why`: where the value of a parameter in a node's catalog came from. */
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import type { Span } from '../../parser/index.ts';
import type { Compilation } from '../catalog/compilation.ts';
import { classTitle, writtenReference } from '../catalog/names.ts';
import type { CatalogResource } from '../catalog/resource.ts';
import { type CatalogJson, catalogToJson } from '../catalog/to-json.ts';
import { type CompileOptions, type Failure, run } from '../compile.ts';
import type { Environment } from '../environment.ts';
import { dig, type Hop, isContainer } from '../lookup/index.ts';
import { keysIn } from '../node/fact-reads.ts';
import type { NodeData } from '../node/node.ts';
import { Sensitive, type Value } from '../values/index.ts';
import { type NodePlaces, WhyContext } from './explain/context.ts';
import { parameterWays } from './explain/parameters.ts';
import { titleWays } from './explain/titles.ts';
import { spanOf } from './nodes.ts';
import { withoutSecrets } from './secrets.ts';

export interface WhyQuestion {
  /** `Type[title]`. */
  readonly resource: string;
  /** Its name, with keys of its value after dots; without it all parameters of the resource. */
  readonly parameter?: string | undefined;
}

/** A parameter with the way of its value. */
export interface Way {
  readonly name: string;
  /** Absent for a value that must not be seen. */
  readonly value?: Value;
  readonly from: readonly Hop[];
}

export interface WhyAnswer {
  readonly ok: true;
  readonly node: string;
  /** As the catalog writes it. */
  readonly resource: string;
  /** The statement or call that declared it, and the resource in whose code that stands; absent for what a classifier declares. */
  readonly declaration: { readonly at: Span; readonly inside: string | undefined } | undefined;
  /** Virtual resources are not in the catalog that the node gets. */
  readonly isVirtual: boolean;
  readonly ways: readonly Way[];
}

/** There is no such resource, or it has no such parameter. */
export interface WhyNothing {
  readonly ok: true;
  readonly node: string;
  readonly missing: string;
  readonly hint: string | undefined;
}

export type WhyResult = WhyAnswer | WhyNothing | Failure;

/** Compiles the node in an environment that has a recorder, and tells the ways. `places`: where facts and the like are written. */
export function why(
  environment: Environment,
  node: NodeData,
  question: WhyQuestion,
  places: NodePlaces,
  options: CompileOptions = {},
): WhyResult {
  return run(environment, node, options, (compilation) => answer(compilation, question, places));
}

/** Who may be asked of a node that compiled. */
export interface Informant {
  readonly catalog: CatalogJson;
  ask(question: WhyQuestion): WhyAnswer | WhyNothing;
}

/** The same for any number of questions: compiles the node once and answers what the body does. */
export function whyEach<T>(
  environment: Environment,
  node: NodeData,
  places: NodePlaces,
  body: (informant: Informant) => T,
  options: CompileOptions = {},
): { readonly ok: true; readonly told: T } | Failure {
  return run(environment, node, options, (compilation) => ({
    told: body({ catalog: catalogToJson(compilation), ask: (question) => answer(compilation, question, places) }),
  }));
}

function answer(compilation: Compilation, question: WhyQuestion, places: NodePlaces): WhyAnswer | WhyNothing {
  const { recorder } = compilation.environment;
  if (recorder === undefined) throw new Error('the environment has no recorder');
  const resource = resourceNamed(question.resource, compilation);
  const node = compilation.node.name;
  if (resource === undefined) return { ok: true, node, ...noResource(question.resource, compilation) };
  const context = new WhyContext(compilation, recorder, places);
  const ways = waysOfResource(resource, question.parameter, context);
  if (ways.length === 0 && question.parameter !== undefined)
    return { ok: true, node, ...noParameter(resource, question.parameter) };
  const declaration = recorder.declarationOf(resource);
  return {
    ok: true,
    node,
    resource: resource.ref,
    declaration: declaration && {
      at: spanOf(declaration.node, declaration.source),
      inside: resource.scope.resource?.ref,
    },
    isVirtual: resource.virtual,
    ways,
  };
}

// --- What is asked for --------------------------------------------------------------------------------------------------

function resourceNamed(text: string, { catalog }: Compilation): CatalogResource | undefined {
  const written = writtenReference(text);
  if (written === undefined) return undefined;
  return catalog.find(written.type, written.title) ?? catalog.resources.find(({ ref }) => ref === text);
}

function noResource(text: string, { catalog }: Compilation): Pick<WhyNothing, 'missing' | 'hint'> {
  const references = catalog.resources.map(({ ref }) => ref);
  const written = writtenReference(text);
  if (written === undefined) {
    const named = references.filter((ref) => ref.toLowerCase() === `class[${text.toLowerCase()}]`);
    return { missing: `'${text}' is no reference to a resource`, hint: didYouMean(text, references) ?? asReference(named[0]) };
  }
  const { type: name, title } = written;
  const wanted = `${name}[${name === 'Class' ? classTitle(title) : title}]`;
  const ofType = references.filter((ref) => ref.startsWith(`${name}[`));
  const hint = didYouMean(wanted, ofType) ?? didYouMean(wanted, references) ?? listHint(name, ofType);
  return { missing: `the catalog has no ${wanted}`, hint };
}

function asReference(found: string | undefined): string {
  return found === undefined ? 'write Type[title], as the catalog does' : `Did you mean '${found}'?`;
}

function listHint(type: string, references: readonly string[]): string | undefined {
  if (references.length === 0) return `it has no resource of the type ${type}`;
  return `there are ${listed(references)}`;
}

function noParameter(resource: CatalogResource, parameter: string): Pick<WhyNothing, 'missing' | 'hint'> {
  const set = [...resource.parameters.keys()];
  const isKnown = resource.validAttribute(parameter);
  const missing = isKnown ? `${resource.ref} has no value for ${parameter}` : `${resource.ref} has no parameter '${parameter}'`;
  const hint = isKnown ? undefined : didYouMean(parameter, set);
  return { missing, hint: hint ?? (set.length === 0 ? 'it has no parameters' : `it has ${set.join(', ')}`) };
}

// --- The ways -----------------------------------------------------------------------------------------------------------

function waysOfResource(resource: CatalogResource, parameter: string | undefined, context: WhyContext): readonly Way[] {
  const names = parameter === undefined ? [...resource.parameters.keys()] : [parameter];
  return names.flatMap((name) => {
    const way = wayOf(resource, name, context);
    return way === undefined ? [] : [way];
  });
}

function wayOf(resource: CatalogResource, asked: string, context: WhyContext): Way | undefined {
  const [name, path] = partAsked(resource, asked);
  const parameter = resource.parameters.get(name);
  if (parameter === undefined) return titleWay(resource, asked, context);
  const whole = parameter.value instanceof Sensitive ? parameter.value.unwrap() : parameter.value;
  const isSecret = whole !== parameter.value || resource.sensitiveParameters.includes(name);
  const value = dig(whole, path);
  if (value === undefined && path.length > 0) return undefined;
  const hops = parameterWays(resource, name, path, context);
  const { hops: from, isSecret: isHidden } = withoutSecrets(hops, isSecret ? new Sensitive(value) : value);
  return isHidden ? { name: asked, from } : { name: asked, value, from };
}

/** `specs.web.port` is what stands in the parameter specs, unless a parameter has that name. */
function partAsked(resource: CatalogResource, asked: string): readonly [name: string, path: readonly Value[]] {
  const dot = asked.indexOf('.');
  if (dot === -1 || resource.parameters.has(asked)) return [asked, []];
  const name = asked.slice(0, dot);
  return isContainer(resource.get(name)) ? [name, keysIn(asked.slice(dot + 1))] : [asked, []];
}

/** What is not set the title may say. */
function titleWay(resource: CatalogResource, name: string, context: WhyContext): Way | undefined {
  const value = name === 'title' ? resource.title : resource.toMap().get(name);
  return value === undefined ? undefined : { name, value, from: titleWays(resource, value, context) };
}
