/** The worlds that the command line under way has opened: what they were asked is told at its end, whichever command it is. */
import type { World } from '../compiler/world/index.ts';

export interface OpenedWorld {
  readonly world: World;
  /** The file of --record-world. */
  readonly record: string | undefined;
  /** Whether questions that nobody answered are told. */
  readonly tells: boolean;
}

let opened: OpenedWorld[] = [];

export function openedWorld(world: OpenedWorld): void {
  opened.push(world);
}

export function hasOpenedWorlds(): boolean {
  return opened.length > 0;
}

/** Those that were opened since the last call. */
export function takeOpenedWorlds(): readonly OpenedWorld[] {
  const worlds = opened;
  opened = [];
  return worlds;
}
