/** What the command line leaves open is taken from the project. */
import type { OptionValues } from '../options.ts';
import type { ENVIRONMENT_OPTIONS, NODE_OPTIONS } from '../shared-options.ts';
import type { ProjectSettings } from './settings.ts';

type Options = OptionValues<typeof ENVIRONMENT_OPTIONS> & OptionValues<typeof NODE_OPTIONS>;

/**
 * The options that name the environment and its nodes; those that were given win. `takesNodes`: the command goes over all nodes, which
 * are those of the project.
 */
export function withProject<O extends Options>(options: O, settings: ProjectSettings, takesNodes = true): O {
  return {
    ...options,
    environment: options.environment ?? settings.environment,
    modulepath: options.modulepath ?? settings.modulepath?.join(':'),
    manifest: options.manifest ?? settings.manifest,
    hiera_config: options.hiera_config ?? settings.hiera_config,
    config_version: options.config_version ?? settings.config_version,
    strict: options.strict ?? settings.strict,
    strict_variables: options.strict_variables ?? settings.strict_variables,
    trusted: options.trusted ?? settings.trusted,
    enc: options.enc ?? settings.enc,
    world: options.world ?? settings.world,
    classes: options.classes.length > 0 ? options.classes : (settings.classes ?? []),
    ...nodesOf(options, settings, takesNodes),
  };
}

/** The nodes of the project are those of its facts, and not of others. */
function nodesOf({ facts, node }: Options, settings: ProjectSettings, takesNodes: boolean): Pick<Options, 'facts' | 'node'> {
  if (facts !== undefined) return { facts, node };
  return { facts: settings.facts, node: node.length > 0 || !takesNodes ? node : (settings.nodes ?? []) };
}
