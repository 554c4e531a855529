/** The only door of parser/hiera; README.md tells what is in here. */
export {
  checkExpression,
  type ExpressionPart,
  INTERPOLATION_METHODS,
  type InterpolatedString,
  type InterpolationMethod,
  type InterpolationOptions,
  type InterpolationPart,
  isMethod,
  type LiteralPart,
  mayInterpolate,
  parseInterpolation,
} from './interpolation.ts';
export type { InterpolationIssue } from './issues.ts';
export { syntaxErrorInKey, syntaxErrorInString } from './issues.ts';
export { type KeySegment, splitKey } from './key.ts';
export {
  findNearMisses,
  NEAR_MISS_MESSAGES,
  type NearMiss,
  type NearMissCode,
  type NearMissContext,
  nearMissDiagnostic,
} from './near-misses/index.ts';
