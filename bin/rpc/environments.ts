import { DEFAULT_SETTINGS, Environment, type NamedData, type NodeData, type Settings } from '../../compiler/index.ts';
import { NO_GLOBAL_LAYER } from '../environment-options.ts';
import { BadRequest, type RpcRequest, textField } from './protocol.ts';
import type { RpcWorld } from './world.ts';

/** Environments kept between requests, those used longest ago dropped first. */
const MAX_KEPT = 16;
const kept = new Map<string, Environment>();

/** The environment that a request names, with its settings and its world, and with its code when it has some. */
export function environmentOf(request: RpcRequest, world: RpcWorld): Environment {
  const code = textField(request, 'code');
  const directory = textField(request, 'environment');
  const modulepath = listField(request, 'modulepath');
  const name = textField(request, 'environment_name');
  const settings = settingsOf(request);
  const options = {
    directory,
    modulepath,
    name,
    settings,
    angleBrackets: request.angle_brackets === true,
    followConf: request.environment_conf === true,
    configVersion: textField(request, 'config_version'),
  };
  const source = world.source(request);
  const key = JSON.stringify([options, source]);
  const known = kept.get(key);
  const environment = known === undefined || known.isStale() ? new Environment({ ...options, world: world.open(source) }) : known;
  kept.delete(key);
  kept.set(key, environment);
  for (const oldest of kept.keys()) if (kept.size > MAX_KEPT) kept.delete(oldest);
  return code === undefined ? environment : environment.with({ code });
}

function settingsOf(request: RpcRequest): Settings {
  const given = (request.settings ?? {}) as { readonly [name: string]: unknown };
  return {
    ...DEFAULT_SETTINGS,
    ...(given.strict === undefined ? {} : { strict: given.strict as Settings['strict'] }),
    ...(given.strict_variables === undefined ? {} : { strictVariables: given.strict_variables === true }),
    ...(given.tasks === undefined ? {} : { tasks: given.tasks === true }),
    hieraConfig: typeof given.hiera_config === 'string' ? given.hiera_config : NO_GLOBAL_LAYER,
  };
}

/** The version that a Puppet server would give as its own. */
const SERVER_VERSION = '7.23.0';

/** The node of a request: name, facts, trusted facts, and what a classifier says. */
export function nodeOf(request: RpcRequest): NodeData {
  const environment = textField(request, 'environment_name') ?? 'production';
  return {
    name: textField(request, 'node') ?? 'testnode',
    facts: hashField(request, 'facts'),
    trusted: request.trusted ? hashField(request, 'trusted') : undefined,
    parameters: hashField(request, 'node_params'),
    classes: request.classes as NodeData['classes'],
    serverFacts: request.server_facts ? { serverversion: SERVER_VERSION, environment } : undefined,
  };
}

function listField(request: RpcRequest, name: string): readonly string[] {
  const value = request[name] ?? [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new BadRequest(`"${name}" must be a list of strings`);
}

function hashField(request: RpcRequest, name: string): NamedData {
  const value = request[name] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as NamedData;
  throw new BadRequest(`"${name}" must be an object`);
}
