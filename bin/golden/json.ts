/** The result as JSON. */
import { join } from 'node:path';
import type { Value } from '../../compiler/values/index.ts';
import { renderValue } from '../render-value.ts';
import type { Report } from './report.ts';
import type { GoldenPlace } from './store.ts';
import { originText } from './text.ts';

export function jsonReport({ results, origins, folder }: Report): string {
  const data = {
    same: results.isSame,
    files: results.files.map(({ path, place, status, fault }) => ({
      path: join(folder, path),
      ...placeData(place),
      status,
      fault,
    })),
    differences: results.groups.map((group) => {
      const { kind: _, before, now, ...difference } = group.difference;
      return {
        ...difference,
        before: valueData(before),
        now: valueData(now),
        from: (origins.get(group) ?? []).map(originText),
        in: group.places.map(placeData),
      };
    }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function placeData({ testCase, node, variant, kind }: GoldenPlace) {
  return { case: testCase, node, variant, kind };
}

function valueData(value: Value): unknown {
  return value === undefined ? null : JSON.parse(renderValue(value, 'json'));
}
