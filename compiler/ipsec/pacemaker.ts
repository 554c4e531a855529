/**
 * What Pacemaker is told of IPsec's resources: by `pcs` commands of exec resources, and by the resources of the pacemaker module.
 */
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';

export interface PacemakerResource {
  readonly name: string;
  readonly agent: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export interface Colocation {
  readonly resource: string;
  readonly with: string;
}

export interface Order {
  readonly action: string;
  readonly first: string;
  readonly secondAction: string;
  readonly second: string;
}

export interface Pacemaker {
  readonly resources: readonly PacemakerResource[];
  readonly colocations: readonly Colocation[];
  readonly orders: readonly Order[];
  /** Names of resources that are enabled by a command of their own. */
  readonly enabled: ReadonlySet<string>;
  /** Names of resources that are made disabled. */
  readonly disabled: ReadonlySet<string>;
}

export class PacemakerReader implements Pacemaker {
  readonly resources: PacemakerResource[] = [];
  readonly colocations: Colocation[] = [];
  readonly orders: Order[] = [];
  readonly enabled = new Set<string>();
  readonly disabled = new Set<string>();

  read({ resources }: CatalogJson): this {
    for (const resource of resources) {
      if (resource.type === 'Exec') this.command(String(resource.parameters?.command ?? resource.title));
      else if (resource.type === 'Pcmk_resource') this.pcmkResource(resource);
      else if (resource.type === 'Pcmk_constraint') this.pcmkConstraint(resource);
    }
    return this;
  }

  private command(text: string): void {
    const words = text.trim().split(/\s+/);
    if (words[0] !== 'pcs' && words[0]?.endsWith('/pcs') !== true) return;
    const [what, verb, ...rest] = words.slice(1);
    if (what === 'resource') this.resourceCommand(verb, rest);
    else if (what === 'constraint' && verb === 'colocation' && rest[0] === 'add') this.colocationCommand(rest.slice(1));
    else if (what === 'constraint' && verb === 'order') this.orderCommand(rest);
  }

  private resourceCommand(verb: string | undefined, [name = '', agent = '', ...rest]: readonly string[]): void {
    if (verb === 'enable') this.enabled.add(name);
    if (verb !== 'create' || this.has(name)) return;
    this.resources.push({ name, agent, parameters: parametersOf(rest) });
    if (rest.includes('--disabled')) this.disabled.add(name);
  }

  private colocationCommand(words: readonly string[]): void {
    const at = words.indexOf('with');
    const [resource, other] = [words[at - 1], words[at + 1]];
    if (at > 0 && resource !== undefined && other !== undefined) this.colocations.push({ resource, with: other });
  }

  private orderCommand(words: readonly string[]): void {
    const at = words.indexOf('then');
    if (at < 1) return;
    const [first, second] = [words.slice(0, at).at(-1) as string, words[at + (isAction(words[at + 1]) ? 2 : 1)]];
    if (second === undefined) return;
    const action = at > 1 && isAction(words[at - 2]) ? (words[at - 2] as string) : 'start';
    this.orders.push({ action, first, secondAction: isAction(words[at + 1]) ? (words[at + 1] as string) : action, second });
  }

  private pcmkResource({ title, parameters = {} }: ResourceJson): void {
    if (this.has(title) || parameters.ensure === 'absent') return;
    const agent = String(parameters.resource_type ?? '');
    this.resources.push({ name: title, agent, parameters: parametersOf(String(parameters.resource_params ?? '').split(/\s+/)) });
  }

  private pcmkConstraint({ parameters = {} }: ResourceJson): void {
    const text = (key: string): string => String(parameters[key] ?? '');
    const [first, second] = [text('first_resource') || text('location'), text('second_resource') || text('resource')];
    if (parameters.constraint_type === 'colocation') this.colocations.push({ resource: second, with: first });
    else if (parameters.constraint_type === 'order') {
      const action = text('first_action') || 'start';
      this.orders.push({ action, first, secondAction: text('second_action') || action, second });
    }
  }

  private has(wanted: string): boolean {
    return this.resources.some(({ name }) => name === wanted);
  }
}

function isAction(word: string | undefined): boolean {
  return word === 'start' || word === 'stop' || word === 'promote' || word === 'demote';
}

function parametersOf(words: readonly string[]): ReadonlyMap<string, string> {
  const pairs = words.filter((word) => /^[\w-]+=/.test(word)).map((word) => word.split(/=(.*)/s) as [string, string]);
  return new Map(pairs.map(([key, value]) => [key, value]));
}
