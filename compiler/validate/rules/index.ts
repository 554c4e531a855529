/** All rules, in the order in which they look. */
import { IPSEC_RULES } from '../../ipsec/rules/index.ts';
import { TLS_RULES } from '../../tls/validation-rules.ts';
import type { Rule } from '../rule.ts';
import { catalogChecks } from './catalog-checks.ts';
import { compilation } from './compilation.ts';
import { dataNotAHash } from './data-not-a-hash.ts';
import { dataParameterType } from './data-parameter-type.ts';
import { dataUnknownClass } from './data-unknown-class.ts';
import { dataUnknownParameter } from './data-unknown-parameter.ts';
import { duplicateKey } from './duplicate-key.ts';
import { hieraCollectionInText } from './hiera-collection-in-text.ts';
import { hieraConfig } from './hiera-config.ts';
import { hieraEmptyLevel } from './hiera-empty-level.ts';
import { hieraEmptyText } from './hiera-empty-text.ts';
import { hieraInterpolation } from './hiera-interpolation.ts';
import { hieraMissingKey } from './hiera-missing-key.ts';
import { hieraMissingVariable } from './hiera-missing-variable.ts';
import { hieraNearMiss } from './hiera-near-miss.ts';
import { hieraRecursion } from './hiera-recursion.ts';
import { hieraScalarPath } from './hiera-scalar-path.ts';
import { hieraShadowedKey } from './hiera-shadowed-key.ts';
import { hieraStrayFile } from './hiera-stray-file.ts';
import { hieraUnusedFile } from './hiera-unused-file.ts';
import { hieraUnusedKey } from './hiera-unused-key.ts';
import { jsonSyntax } from './json-syntax.ts';
import { lookupOptionsKey } from './lookup-options-key.ts';
import { missingFact } from './missing-fact.ts';
import { puppetSyntax, puppetWarning } from './puppet-code.ts';
import { resourceMissingParameter } from './resource-missing-parameter.ts';
import { resourceParameterType } from './resource-parameter-type.ts';
import { resourceUnknownParameter } from './resource-unknown-parameter.ts';
import { yamlBaseSixty } from './yaml-base-sixty.ts';
import { yamlBooleanWord } from './yaml-boolean-word.ts';
import { yamlOctal } from './yaml-octal.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { yamlVersionNumber } from './yaml-version-number.ts';

export const RULES: readonly Rule[] = [
  yamlSyntax,
  jsonSyntax,
  dataNotAHash,
  duplicateKey,
  yamlOctal,
  yamlBaseSixty,
  yamlBooleanWord,
  yamlVersionNumber,
  hieraConfig,
  hieraInterpolation,
  hieraNearMiss,
  hieraMissingKey,
  hieraMissingVariable,
  hieraRecursion,
  hieraScalarPath,
  hieraCollectionInText,
  hieraEmptyText,
  hieraStrayFile,
  hieraUnusedFile,
  hieraEmptyLevel,
  hieraUnusedKey,
  hieraShadowedKey,
  lookupOptionsKey,
  dataUnknownClass,
  dataUnknownParameter,
  dataParameterType,
  resourceUnknownParameter,
  resourceMissingParameter,
  resourceParameterType,
  puppetSyntax,
  puppetWarning,
  missingFact,
  compilation,
  ...catalogChecks,
  ...TLS_RULES,
  ...IPSEC_RULES,
];
