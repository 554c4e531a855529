/** Made-up manifests that export and collect, with exported resources of other nodes. */
import type { Json } from '../../../support/line-process.ts';
import { Random } from '../../random.ts';
import { TITLES, TYPES } from './names.ts';
import { madeQuery } from './query.ts';
import { madeStored } from './stored.ts';

export interface MadeExports {
  readonly code: string;
  readonly exported: readonly Readonly<Record<string, Json>>[];
}

const OVERRIDES = [
  '{ noop => true }',
  "{ tag +> 'over' }",
  "{ require => Notify['a'] }",
  "{ require +> Notify['b'] }",
  "{ value => 'o' }",
];

/** The same for the same seed. */
export function madeExports(seed: number): MadeExports {
  const random = new Random(seed);
  const thing = `${random.below(2) === 0 ? '@@' : ''}box { "of \${title}": value => $value }`;
  const collect = random.below(3) === 0 ? `Notify <<| ${madeQuery(random)} |>>` : '';
  const include = random.pick(['include c', "class { 'c': tag => 'ct' }", "class { 'c': noop => true }", '']);
  const code = [
    "$list = ['x', 1]",
    "$word = 'x'",
    'define box($value = undef, $message = undef) { notify { "box ${title} ${value}": } }',
    `define mod::thing($value = undef) { ${thing} ${collect} }`,
    ...statements(random),
    'class c {',
    ...statements(random),
    '}',
    include,
  ];
  return { code: code.join('\n'), exported: madeStored(random) };
}

function statements(random: Random): readonly string[] {
  return Array.from({ length: 1 + random.below(3) }, () => statement(random));
}

function statement(random: Random): string {
  const type = random.pick(TYPES);
  const override = random.below(3) === 0 ? random.pick(OVERRIDES) : '';
  switch (random.below(9)) {
    case 0:
      return `@@${type.toLowerCase()} { '${random.pick(TITLES)}': ${random.pick(['', "tag => 't1'", 'noop => true'])} }`;
    case 1:
      return `${random.pick(['@', ''])}${type.toLowerCase()} { '${random.pick(TITLES)}': }`;
    case 2:
      return `${type} <| ${madeQuery(random)} |> ${override}`;
    case 3:
      return `${type} { noop => false, tag => 'default' }`;
    case 4:
      return `${type} <<| ${madeQuery(random)} |>> -> notify { 'after ${random.pick(TITLES)}': }`;
    default:
      return `${type} <<| ${madeQuery(random)} |>> ${override}`;
  }
}
