/**
 * One format such as `%#10s`, and maps of types to formats.
 *
 * Puppet: pops/types/string_converter.rb (Format)
 */
import { PuppetError } from '../../functions/error.ts';
import { PArrayType, PHashType, PStructType, PTupleType } from '../collection-types.ts';
import type { PType } from '../ptype.ts';
import { rubySort } from '../ruby-sort.ts';
import { PEnumType, PPatternType, PStringType } from '../string-types.ts';

/** Formats by type, the most exact first. */
export type FormatMap = readonly (readonly [PType, Format])[];

/** Settings that only containers have. */
export interface ContainerSettings {
  readonly separator?: string | undefined;
  /** Between key and value. */
  readonly separator2?: string | undefined;
  /** For what is inside the container. */
  readonly formats?: FormatMap | undefined;
}

export const FORMAT_PATTERN = '^%([\\s\\[+#0{<(|-]*)([1-9][0-9]*)?(?:\\.([0-9]+))?([a-zA-Z])$';
const PATTERN = /^%([\s[+#0{<(|-]*)([1-9][0-9]*)?(?:\.([0-9]+))?([a-zA-Z])$/m;

const DELIMITERS: Readonly<Record<string, readonly [string, string]>> = {
  '[': ['[', ']'],
  '{': ['{', '}'],
  '(': ['(', ')'],
  '<': ['<', '>'],
  '|': ['|', '|'],
  ' ': ['', ''],
};

export class Format {
  readonly source: string;
  /** The letter. */
  readonly letter: string;
  readonly alternative: boolean;
  readonly left: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly settings: ContainerSettings;
  private readonly delimiters: readonly [string, string] | undefined;

  constructor(source: string, settings: ContainerSettings = {}) {
    const match = PATTERN.exec(source);
    if (!match) throw new PuppetError(`The format '${source}' is not a valid format on the form '%<flags><width>.<prec><format>'`);
    const flags = [...(match[1] as string)];
    if (new Set(flags).size !== flags.length) throw new PuppetError(`The same flag can only be used once, got '${source}'`);
    this.source = source;
    this.letter = match[4] as string;
    this.alternative = flags.includes('#');
    this.left = flags.includes('-');
    this.width = match[2] === undefined ? undefined : Number(match[2]);
    this.precision = match[3] === undefined ? undefined : Number(match[3]);
    this.settings = settings;
    this.delimiters = delimitersOf(flags, source);
  }

  /** Brackets for a container. */
  delimiterPair(otherwise: readonly [string, string]): readonly [string, string] {
    return this.delimiters ?? otherwise;
  }

  /** This format overlaid by a more specific one. */
  merge(other: Format): Format {
    return new Format(other.source, {
      separator: other.settings.separator ?? this.settings.separator,
      separator2: other.settings.separator2 ?? this.settings.separator2,
      formats: mergeFormats(this.settings.formats, other.settings.formats),
    });
  }
}

function delimitersOf(flags: readonly string[], source: string): readonly [string, string] | undefined {
  const given = ['[', '{', '(', '<', '|'].filter((delimiter) => flags.includes(delimiter));
  if (given.length > 1) {
    throw new PuppetError(`Only one of the delimiters [ { ( < | can be given in the format flags, got '${source}'`);
  }
  return DELIMITERS[given[0] ?? (flags.includes(' ') ? ' ' : '')];
}

/** Both maps as one; entries of the higher one win, and hide those of the lower one that they cover. */
export function mergeFormats(lower: FormatMap | undefined, higher: FormatMap | undefined): FormatMap | undefined {
  if (lower === undefined || higher === undefined) return lower ?? higher;
  const kept = lower.filter(([type]) => !higher.some(([other]) => !other.eql(type) && other.isAssignable(type)));
  const merged: (readonly [PType, Format])[] = kept.map(([type, format]) => {
    const over = higher.find(([other]) => other.eql(type));
    return [type, over === undefined ? format : format.merge(over[1])];
  });
  for (const entry of higher) if (!kept.some(([type]) => type.eql(entry[0]))) merged.push(entry);
  return rubySort(merged, ([a], [b]) => compareTypes(a, b));
}

function compareTypes(a: PType, b: PType): number {
  if (a.eql(b)) return 0;
  const below = b.isAssignable(a);
  const above = a.isAssignable(b);
  if (below !== above) return below ? -1 : 1;
  const [rankA, rankB] = [rank(a), rank(b)];
  if (rankA !== 0 && rankB !== 0) return rankA - rankB;
  const [textA, textB] = [a.toString(), b.toString()];
  return textA < textB ? -1 : textA > textB ? 1 : 0;
}

const RANKS: readonly (readonly [abstract new (...args: never[]) => PType, number])[] = [
  [PStructType, 1],
  [PHashType, 2],
  [PTupleType, 3],
  [PArrayType, 4],
  [PPatternType, 10],
  [PEnumType, 11],
  [PStringType, 12],
];

function rank(type: PType): number {
  return RANKS.find(([typeClass]) => type instanceof typeClass)?.[1] ?? 0;
}

const PLAIN = new Format('%s');

/** The format for values of the type. */
export function formatFor(type: PType, formats: FormatMap): Format {
  return formats.find(([candidate]) => candidate.isAssignable(type))?.[1] ?? PLAIN;
}

/** The error for a letter that the type does not know. */
export function illegalFormat(typeName: string, actual: string, expected: string): PuppetError {
  return new PuppetError(
    `Illegal format '${actual}' specified for value of ${typeName} type - expected one of the characters '${expected}'`,
  );
}
