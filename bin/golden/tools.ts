/** What a run of `dalang test` works with. */
import type { Folders } from '../../compiler/golden/index.ts';
import { type CompileOptions, Environment, type EnvironmentOptions } from '../../compiler/index.ts';
import { type NodePlaces, Recorder } from '../../compiler/trace/index.ts';

export interface ToolOptions {
  readonly environment: EnvironmentOptions;
  readonly folders: Folders;
  readonly compileOptions: CompileOptions;
  /** Where the facts of a node with a variant of them are written. */
  readonly placesOf: (node: string, variant: string | undefined) => NodePlaces;
}

export class Tools {
  readonly environment: Environment;
  readonly folders: Folders;
  readonly compileOptions: CompileOptions;
  readonly placesOf: ToolOptions['placesOf'];
  private readonly options: EnvironmentOptions;
  private made: Environment | undefined;

  constructor({ environment, folders, compileOptions, placesOf }: ToolOptions) {
    // With and without keys, golden files are the same, and hold nothing that was decrypted.
    this.options = { ...environment, keepsEncrypted: true };
    this.environment = new Environment(this.options);
    this.folders = folders;
    this.compileOptions = compileOptions;
    this.placesOf = placesOf;
    this.made = undefined;
  }

  /** The same environment under a recorder: for texts of templates, and for where values came from. */
  get traced(): Environment {
    this.made ??= new Environment({ ...this.options, recorder: new Recorder() });
    return this.made;
  }
}
