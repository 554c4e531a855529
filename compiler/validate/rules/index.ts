/** All rules, in the order in which they look. */
import type { Rule } from '../rule.ts';
import { compilation } from './compilation.ts';
import { dataParameterType } from './data-parameter-type.ts';
import { dataUnknownClass } from './data-unknown-class.ts';
import { dataUnknownParameter } from './data-unknown-parameter.ts';
import { hieraCollectionInText } from './hiera-collection-in-text.ts';
import { hieraEmptyText } from './hiera-empty-text.ts';
import { hieraInterpolation } from './hiera-interpolation.ts';
import { hieraMissingKey } from './hiera-missing-key.ts';
import { hieraMissingVariable } from './hiera-missing-variable.ts';
import { hieraNearMiss } from './hiera-near-miss.ts';
import { hieraRecursion } from './hiera-recursion.ts';
import { hieraScalarPath } from './hiera-scalar-path.ts';
import { resourceMissingParameter } from './resource-missing-parameter.ts';
import { resourceParameterType } from './resource-parameter-type.ts';
import { resourceUnknownParameter } from './resource-unknown-parameter.ts';
import { yamlSyntax } from './yaml-syntax.ts';

export const RULES: readonly Rule[] = [
  yamlSyntax,
  hieraInterpolation,
  hieraNearMiss,
  hieraMissingKey,
  hieraMissingVariable,
  hieraRecursion,
  hieraScalarPath,
  hieraCollectionInText,
  hieraEmptyText,
  dataUnknownClass,
  dataUnknownParameter,
  dataParameterType,
  resourceUnknownParameter,
  resourceMissingParameter,
  resourceParameterType,
  compilation,
];
