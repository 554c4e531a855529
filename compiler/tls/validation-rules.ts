/** The rules over certificates as rules of a validation. */
import { fleetRule, type Rule } from '../validate/rule.ts';
import { tlsNodeOf } from './data/index.ts';
import type { TlsRule } from './node.ts';
import { TLS_CHECKS } from './rules/index.ts';

export const TLS_RULES: readonly Rule[] = TLS_CHECKS.map(validationRule);

function validationRule(rule: TlsRule): Rule {
  if ('check' in rule) {
    const { check, ...info } = rule;
    return { ...info, checkNode: (node, context) => check(tlsNodeOf(node, context)) };
  }
  const { collect, checkAll, ...info } = rule;
  return fleetRule({
    ...info,
    collect: (node, context) => collect(tlsNodeOf(node, context)),
    checkFleet: (collected) => checkAll(collected),
  });
}
