import type { ResourceJson } from '../../../catalog/to-json.ts';
import type { Role } from '../roles.ts';

export interface Reader {
  readonly resource: ResourceJson;
  /** Which recogniser found it: those that know the type of the resource say more than those that go by names. */
  readonly kind: 'vhost' | 'bind' | 'server' | 'parameter' | 'content';
  readonly role: Role;
  /** The file. */
  readonly path: string;
  /** The parameter's name, and where in its value. */
  readonly parameter: readonly string[];
  /** Where it listens, or what else tells it apart: an address with its port, the line of a file. */
  readonly where?: string;
}

/** Finds the files that a resource of its kind reads. */
export type Recogniser = (resource: ResourceJson) => readonly Reader[];
