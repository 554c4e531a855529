/** Where a lookup has looked, in the order of the levels, for who is told that it has found nothing. */
import { Layer } from '../layer.ts';
import type { Location } from '../location.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import type { ExplainNode } from './node.ts';

/** One level of a hierarchy at one of its locations. */
export interface Searched {
  readonly layer: Layer;
  readonly provider: FunctionProvider;
  /** Undefined: the level has none, or none came of its globs and variables. */
  readonly location: Location | undefined;
  /** No function was called, as there is no location. */
  readonly isSkipped: boolean;
  /** The root key is there. */
  readonly hasKey: boolean;
}

/** The levels that the lookup asked, each once, without those of lookups in interpolations. */
export function searchedLevels(root: ExplainNode): readonly Searched[] {
  const found = new Map<string, Searched>();
  for (const node of root.branches) if (node.kind === 'data') collect(node, undefined, found);
  return [...found.values()];
}

function collect(node: ExplainNode, layer: Layer | undefined, found: Map<string, Searched>): void {
  for (const child of node.branches) {
    if (child.kind === 'merge' || child.kind === 'scope') collect(child, layer, found);
    if (child.kind !== 'data_provider') continue;
    if (child.qualifier instanceof Layer) collect(child, child.qualifier, found);
    else if (layer !== undefined) addLevel(child, layer, found);
  }
}

function addLevel(node: ExplainNode, layer: Layer, found: Map<string, Searched>): void {
  const provider = node.qualifier as FunctionProvider;
  const locations = locationsBelow(node);
  const isSkipped = locations.length === 0 && provider.level.locations !== undefined;
  for (const at of locations.length === 0 ? [node] : locations) {
    const location = at.kind === 'location' ? (at.qualifier as Location) : undefined;
    const name = JSON.stringify([layer.name, layer.configPath, provider.name, location?.location]);
    if (!found.has(name)) found.set(name, { layer, provider, location, isSkipped, hasKey: at.outcome === 'found' });
  }
}

function locationsBelow(node: ExplainNode): readonly ExplainNode[] {
  return node.branches.flatMap((child) => {
    if (child.kind === 'location') return [child];
    return child.kind === 'merge' ? locationsBelow(child) : [];
  });
}
