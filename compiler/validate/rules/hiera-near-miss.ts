import {
  checkExpression,
  findNearMisses,
  type NearMiss,
  nearMissDiagnostic,
  parseInterpolation,
} from '../../../parser/hiera/index.ts';
import type { ValidationContext } from '../context.ts';
import type { DataFile } from '../data/index.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What was probably meant to be an interpolation and is none, or is one that can only be empty. */
export const hieraNearMiss: Rule = {
  name: 'hiera-near-miss',
  severity: 'warning',
  summary: 'A text was probably meant to be interpolated and is not: other brackets, a missing brace, an argument without quotes.',
  example: 'endpoint: https://%<hiera(\'cloud_name\')>:13000\nprincipal: "haproxy/%{hiera(cloud_name)}"\n',
  *check(context) {
    const known = { isKnownName: (name: string) => isKnown(name, context), angleBrackets: context.environment.angleBrackets };
    const missesIn = oncePerText((text) => findNearMisses(text, known).filter(({ offset }) => !isRefused(text, offset)));
    for (const file of context.data.files) if (file.format === 'yaml') yield* inFile(file, missesIn);
  },
};

/** Many files have the same texts. */
function oncePerText(find: (text: string) => readonly NearMiss[]): (text: string) => readonly NearMiss[] {
  const known = new Map<string, readonly NearMiss[]>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = find(text);
      known.set(text, found);
    }
    return found;
  };
}

function* inFile(file: DataFile, missesIn: (text: string) => readonly NearMiss[]): Iterable<RuleFinding> {
  for (const { text, placeOf } of file.strings()) {
    for (const miss of missesIn(text)) {
      const { message, severity, hint } = nearMissDiagnostic(miss, file.source);
      yield {
        message,
        severity: severity === 'notice' ? 'note' : 'warning',
        at: placeOf(miss.offset, miss.length),
        ...(hint === undefined ? {} : { hint }),
      };
    }
  }
}

function isKnown(name: string, { data, fleet }: ValidationContext): boolean {
  return data.definitions.has(name) || fleet.hasFact(name);
}

/** Puppet refuses it with an error, of which another rule tells. */
function isRefused(text: string, offset: number): boolean {
  const string = parseInterpolation(text);
  const part = string.parts.find((one) => one.kind === 'expression' && one.offset === offset);
  return part?.kind === 'expression' && checkExpression(part, string, true) !== undefined;
}
