/** What the machines of an environment get from outside of them: the time, random numbers, files of the world file. */
import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Compilation } from '../catalog/compilation.ts';
import { quietTime } from '../world/clock.ts';
import { FileTree, type SeededStream, type World } from '../world/index.ts';
import type { SuppliedFiles } from './wasm/files.ts';

export class Outside implements SuppliedFiles {
  private readonly world: World;
  private readonly compilation: () => Compilation | undefined;
  private readonly tree: FileTree;
  /** By level, since a machine of the next level has random numbers of its own. */
  private readonly streams: { readonly compilation: Compilation; readonly stream: SeededStream }[] = [];

  /** Files that levels of Hiera's hierarchy name for functions in Ruby, wherever they are. */
  readonly dataFiles = new Set<string>();

  /** How often Ruby got something of the world file or of this machine. */
  answered = 0;

  /** `compilation` answers the one that asks; undefined while definitions are loaded, which may be kept from another run. */
  constructor(world: World, compilation: () => Compilation | undefined) {
    this.world = world;
    this.compilation = compilation;
    this.tree = new FileTree(world.answers.files);
  }

  /** Ruby reads the clock for itself, too: world.rb notes when code does. */
  now(): bigint {
    return quietTime();
  }

  /** Fills the bytes for the machine of a level. */
  fillRandom(level: number, bytes: Uint8Array): void {
    const seeded = this.streams[level];
    if (seeded) seeded.stream.fill(bytes);
    else randomFillSync(bytes);
  }

  /** Whether the machine of the level has to begin anew, as each compilation does with the same seed. */
  beginsAnew(level: number, compilation: Compilation): boolean {
    if (this.streams[level]?.compilation === compilation) return false;
    const stream = this.world.seeded(compilation, `Ruby ${level}`);
    if (stream === undefined) return false;
    this.streams[level] = { compilation, stream };
    return true;
  }

  kind(path: string): 'file' | 'folder' | 'none' | undefined {
    if (this.dataFiles.has(path)) return 'file';
    const kind = this.tree.kind(path);
    if (kind !== undefined) this.answered++;
    return kind;
  }

  content(path: string): Uint8Array {
    if (this.dataFiles.has(path)) return readFileSync(path);
    return this.world.content(path) ?? new Uint8Array(0);
  }

  names(folder: string): readonly string[] {
    return this.tree.names(folder);
  }

  /** Code looks for what it may not see. */
  missed(path: string): void {
    const compilation = this.compilation();
    if (compilation) this.world.askForFile(path, compilation);
  }
}
