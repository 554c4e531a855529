/** A started Ruby at rest: its linear memory, and the module without its own data. Nothing else has state between calls. */
export interface Image {
  readonly module: Uint8Array;
  /** Content of the runs, one after another. */
  readonly memory: Uint8Array;
  /** Where in memory they lie; all else is zero. */
  readonly runs: readonly (readonly [from: number, to: number])[];
}

/** Names of the files of an image in its folder. */
export const IMAGE_FILES = { module: 'ruby.wasm', memory: 'ruby.memory', runs: 'ruby.json', notice: 'NOTICE' } as const;
