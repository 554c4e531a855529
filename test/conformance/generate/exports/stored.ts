import type { Json } from '../../../support/line-process.ts';
import type { Random } from '../../random.ts';
import { TAGS, TITLES, TYPES } from './names.ts';

/** Values of parameters as catalogs have them, rich data too. */
const VALUES: readonly Json[] = [
  'x',
  'X',
  1,
  2,
  1.5,
  true,
  null,
  'Notify[a]',
  ['x', 1],
  'a',
  { k: ['v', { deep: true }] },
  { __ptype: 'SemVer', __pvalue: '1.2.3' },
  { __ptype: 'Regexp', __pvalue: 'a.b' },
  { __ptype: 'Binary', __pvalue: 'aGk=' },
  { __ptype: 'Timespan', __pvalue: '1-02:03:04.5' },
  { __ptype: 'Timestamp', __pvalue: '2026-01-02T03:04:05.000000000 UTC' },
  { __ptype: 'URI', __pvalue: 'http://host/path' },
  { __ptype: 'SemVerRange', __pvalue: '>=1.0.0 <2.0.0' },
  { __ptype: 'Hash', __pvalue: [1, 'one', { __ptype: 'Default' }, 'other'] },
  { __ptype: 'Sensitive', __pvalue: { a: 1 } },
  { __ptype: 'Deferred', name: 'join', arguments: [['a', 'b'], '-'] },
];

const METAPARAMETERS: readonly (readonly [string, Json])[] = [
  ['tag', 'x'],
  ['tag', ['t1', 'Other::Tag']],
  ['noop', true],
  ['loglevel', 'info'],
  ['alias', 'b'],
  ['require', 'Notify[a]'],
  ['before', ['Notify[a]', 'Notify[b]']],
  ['colour', 'red'],
  ['schedule', 'daily'],
];

/** Exported resources of a few nodes, the collecting one among them; no node has the same one twice. */
export function madeStored(random: Random): readonly Readonly<Record<string, Json>>[] {
  const stored = new Map<string, Readonly<Record<string, Json>>>();
  for (let count = random.below(6); count > 0; count--) {
    const one = madeResource(random);
    stored.set(`${one.certname} ${one.type} ${one.title}`, one);
  }
  return [...stored.values()];
}

function madeResource(random: Random): Readonly<Record<string, Json>> {
  const type = random.pick(TYPES);
  const parameters: Record<string, Json> = {};
  if (random.below(3) > 0) parameters[type === 'Notify' ? 'message' : 'value'] = random.pick(VALUES);
  if (random.below(4) === 0) {
    const [name, value] = random.pick(METAPARAMETERS);
    parameters[name] = value;
  }
  return {
    certname: random.pick(['n1', 'n2', 'testnode']),
    type,
    title: random.pick(TITLES),
    ...(random.below(2) === 0 ? { tags: [type.toLowerCase(), random.pick(TAGS)] } : {}),
    parameters,
    ...(random.below(6) === 0 ? { sensitive_parameters: ['message', 'value'] } : {}),
    ...(random.below(2) === 0 ? { file: '/code/site.pp', line: 1 + random.below(9) } : {}),
  };
}
