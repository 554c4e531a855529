/** All rules, in the order in which they look. */
import type { Rule } from '../rule.ts';
import { yamlSyntax } from './yaml-syntax.ts';

export const RULES: readonly Rule[] = [yamlSyntax];
