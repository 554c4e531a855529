/** Files in Ruby of an environment's modules, found and read as `require` asks for them. */
import { isAbsolute } from 'node:path';
import type { Environment } from '../environment.ts';

export class RubyFiles {
  private readonly environment: Environment;
  private readonly found = new Map<string, string | undefined>();
  private readonly digests = new Map<string, string>();
  /** Files that were required, in order: what a definition in Ruby may depend on. */
  readonly required = new Set<string>();

  /** How often Ruby asked for facts. */
  factsAsked = 0;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** Path of what `require` names: below `lib` of a module, or the path itself. */
  find(name: string): string | undefined {
    if (!this.found.has(name)) this.found.set(name, this.search(name));
    const path = this.found.get(name);
    if (path !== undefined) this.required.add(path);
    return path;
  }

  private search(name: string): string | undefined {
    const { files } = this.environment;
    if (isAbsolute(name)) return [`${name}.rb`, name].find((path) => this.mayRead(path) && files.has(path));
    return this.libraries()
      .map((library) => `${library}/${name}.rb`)
      .find((path) => files.has(path));
  }

  private libraries(): readonly string[] {
    const { directory, modules } = this.environment;
    const own = directory === undefined ? [] : [`${directory}/lib`];
    return [...[...modules.values()].map(({ path }) => `${path}/lib`), ...own];
  }

  /** Text of a file of the environment; undefined for any other. */
  read(path: string): string | undefined {
    return this.mayRead(path) ? this.environment.files.read(path) : undefined;
  }

  /** Whether Ruby may read the file: it lies in the environment or in a module. */
  mayRead(path: string): boolean {
    return !path.includes('/../') && this.folders().some((folder) => path === folder || path.startsWith(`${folder}/`));
  }

  /** Digest of a file's content; each file is read once. */
  digest(path: string, make: (text: string) => string): string {
    let known = this.digests.get(path);
    if (known === undefined) {
      known = make(this.environment.files.read(path) ?? '');
      this.digests.set(path, known);
    }
    return known;
  }

  /** What Ruby may read. */
  folders(): readonly string[] {
    const { directory, modules } = this.environment;
    return [...(directory === undefined ? [] : [directory]), ...[...modules.values()].map(({ path }) => path)];
  }

  /** Whether a module has providers of the type: it takes the parameter `provider` then. */
  hasProviders(type: string): boolean {
    return [...this.environment.modules.values()].some(({ path }) =>
      this.environment.files.filesBelow(`${path}/lib/puppet/provider/${type}`).some((file) => file.endsWith('.rb')),
    );
  }
}
