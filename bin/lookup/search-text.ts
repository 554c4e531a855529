/** Where a key was looked for that has no value, as text. */
import { relative } from 'node:path';
import type { Search, SearchedPlace } from '../../compiler/index.ts';

/** Lines without a line ending at the end. */
export function searchText({ node, places, notes, hint }: Search): string {
  const lines = places.length === 0 ? ['  nothing was searched: there is no hiera.yaml'] : [`  searched for node ${node}:`];
  let heading = '';
  const width = Math.max(...places.map((place) => place.level.length));
  for (const place of places) {
    if (headingOf(place) !== heading) {
      heading = headingOf(place);
      lines.push(`    ${heading}`);
    }
    lines.push(`      ${place.level.padEnd(width)}  ${placeText(place)}`);
  }
  for (const note of notes) lines.push(`  note: ${note}`);
  if (hint !== undefined) lines.push(`  hint: ${hint}`);
  return lines.join('\n');
}

function headingOf({ layer, configuration }: SearchedPlace): string {
  return configuration === undefined ? layer : `${layer}, ${fromHere(configuration)}`;
}

function placeText({ location, outcome }: SearchedPlace): string {
  if (location === undefined) return outcome === 'no location' ? 'no file or address came of its paths' : outcome;
  return `${fromHere(location)}: ${outcome}`;
}

/** Below the current folder paths are told from there. */
export function fromHere(path: string): string {
  const short = relative('.', path);
  return path.startsWith('/') && short !== '' && !short.startsWith('..') ? short : path;
}
