/**
 * Which check each kind of node gets.
 *
 * Puppet: `check_*` of pops/validation/checker4_0.rb, and of tasks_checker.rb
 */
import type { Kind } from '../ast.ts';
import { checkAssignment } from './assignment.ts';
import { checkCallNamedFunction, checkNamedAccess } from './calls.ts';
import type { Check } from './checker.ts';
import { checkCase, checkCaseOption, checkIf, checkSelector, checkSelectorEntry } from './conditionals.ts';
import {
  checkFunction,
  checkNode,
  checkResourceLike,
  checkTypeAlias,
  checkTypeDefinition,
  checkTypeMapping,
} from './definitions.ts';
import { checkHeredoc } from './external-syntax.ts';
import { checkBlock } from './idem.ts';
import { checkHash, checkInteger, checkKeyedEntry, checkList } from './literals.ts';
import { checkReservedWord, checkTypeName, checkVariable } from './names.ts';
import { checkEpp, checkLambda, checkParameter } from './parameters.ts';
import {
  checkAttributeOperation,
  checkAttributesOperation,
  checkCollect,
  checkNotVirtual,
  checkQuery,
  checkResource,
  checkResourceBody,
} from './resources.ts';
import { checkBinary, checkRelationship, checkUnary } from './rvalue.ts';
import { checkApply, checkCollectInApply, onlyInApply, refuseInTasks } from './tasks.ts';

/** `null` where there is nothing to check, so that a new kind has to say so. */
export type Checks = { readonly [K in Kind]: Check<K> | null };

export const CHECKS: Checks = {
  Program: null,
  BlockExpression: checkBlock,
  Nop: null,
  LiteralString: null,
  LiteralInteger: checkInteger,
  LiteralFloat: null,
  LiteralBoolean: null,
  LiteralUndef: null,
  LiteralDefault: null,
  LiteralRegularExpression: null,
  LiteralList: checkList,
  LiteralHash: checkHash,
  KeyedEntry: checkKeyedEntry,
  QualifiedName: null,
  QualifiedReference: checkTypeName,
  ReservedWord: checkReservedWord,
  VariableExpression: checkVariable,
  ConcatenatedString: null,
  TextExpression: checkUnary,
  HeredocExpression: checkHeredoc,
  ArithmeticExpression: checkBinary,
  AssignmentExpression: checkAssignment,
  ComparisonExpression: checkBinary,
  MatchExpression: checkBinary,
  RelationshipExpression: checkRelationship,
  InExpression: checkBinary,
  AndExpression: checkBinary,
  OrExpression: checkBinary,
  NotExpression: checkUnary,
  UnaryMinusExpression: checkUnary,
  UnfoldExpression: checkUnary,
  ParenthesizedExpression: checkUnary,
  // Puppet has a check for `[]` without keys, which its grammar does not let through.
  AccessExpression: null,
  NamedAccessExpression: checkNamedAccess,
  CallNamedFunctionExpression: checkCallNamedFunction,
  // Puppet's check of method calls bears the name of a class that does not exist, so it never runs.
  CallMethodExpression: null,
  LambdaExpression: checkLambda,
  Parameter: checkParameter,
  ApplyExpression: null,
  ApplyBlockExpression: checkBlock,
  IfExpression: checkIf,
  UnlessExpression: checkIf,
  CaseExpression: checkCase,
  CaseOption: checkCaseOption,
  SelectorExpression: checkSelector,
  SelectorEntry: checkSelectorEntry,
  ResourceExpression: checkResource,
  ResourceBody: checkResourceBody,
  AttributeOperation: checkAttributeOperation,
  AttributesOperation: checkAttributesOperation,
  ResourceDefaultsExpression: checkNotVirtual,
  ResourceOverrideExpression: checkNotVirtual,
  CollectExpression: checkCollect,
  VirtualQuery: checkQuery,
  ExportedQuery: checkQuery,
  HostClassDefinition: checkResourceLike,
  ResourceTypeDefinition: checkResourceLike,
  NodeDefinition: checkNode,
  FunctionDefinition: checkFunction,
  PlanDefinition: checkFunction,
  TypeAlias: checkTypeAlias,
  TypeMapping: checkTypeMapping,
  TypeDefinition: checkTypeDefinition,
  EppExpression: checkEpp,
  RenderStringExpression: null,
  RenderExpression: checkUnary,
};

export const TASKS_CHECKS: Checks = {
  ...CHECKS,
  CollectExpression: onlyInApply(checkCollectInApply),
  HostClassDefinition: refuseInTasks,
  NodeDefinition: onlyInApply(checkNode),
  RelationshipExpression: onlyInApply(checkRelationship),
  ResourceDefaultsExpression: onlyInApply(checkNotVirtual),
  ResourceExpression: onlyInApply(checkResource),
  ResourceOverrideExpression: onlyInApply(checkNotVirtual),
  ResourceTypeDefinition: refuseInTasks,
  ApplyExpression: checkApply,
};
