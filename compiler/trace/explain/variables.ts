/** What a variable held came from. */
import type { AssignmentExpression } from '../../../parser/ast.ts';
import { dig, type Hop } from '../../lookup/index.ts';
import { eql, type Value } from '../../values/index.ts';
import { codeOf, spanOf } from '../nodes.ts';
import type { Binding, Evaluated } from '../record.ts';
import { argumentWays } from './arguments.ts';
import type { WhyContext } from './context.ts';
import { parameterWays } from './parameters.ts';
import { titleWays } from './titles.ts';
import { partOf, valueWays, waysOf } from './ways.ts';

/** `value`: what the variable held. */
export function variableWays(binding: Binding, path: readonly Value[], value: Value, context: WhyContext): readonly Hop[] {
  switch (binding.kind) {
    case 'assignment':
      return assignmentWays(binding.assignment, [...binding.path, ...path], context);
    case 'argument':
      return context.once(binding, 'argument', path, () => argumentWays(binding, path, context));
    case 'default': {
      const { expression, name } = binding;
      const { node, source } = expression;
      const text = `default of $${name}: ${codeOf(node, source)}`;
      const at = spanOf(node, source);
      return [{ kind: 'default', text, value: dig(expression.value, path), at, from: waysOf(expression, path, context) }];
    }
    case 'parameter':
      return context.once(binding.resource, `parameter ${binding.name}`, path, () => fromResource(binding, path, value, context));
    case 'match':
      return [matchHop(binding.name, binding.expression, value, context)];
    case 'node':
      return nodeWays(binding.name, path, context);
    case 'nothing':
      return [{ kind: 'unknown', text: `$${binding.name} is not set here`, from: [] }];
  }
}

function assignmentWays(assignment: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  return context.once(assignment, 'variable', path, () => [assignmentHop(assignment, path, context)]);
}

function assignmentHop(assignment: Evaluated, path: readonly Value[], context: WhyContext): Hop {
  const { node, source, value } = assignment;
  const right = partOf(assignment, (node as AssignmentExpression).rightExpr);
  const from = right === undefined ? [] : waysOf(right, path, context);
  return { kind: 'variable', text: codeOf(node, source), value: dig(value, path), path, at: spanOf(node, source), from };
}

function fromResource(
  { resource, name }: Binding & { kind: 'parameter' },
  path: readonly Value[],
  held: Value,
  context: WhyContext,
): readonly Hop[] {
  const { ref } = resource;
  const parameter = resource.parameters.get(name);
  if (ref === 'Class[Settings]') return [{ kind: 'setting', text: name, from: [] }];
  if (parameter === undefined && (name === 'title' || name === 'name')) return titleWays(resource, held, context);
  if (parameter === undefined) return [{ kind: 'unknown', text: `$${name} of ${ref}`, value: held, from: [] }];
  const value = dig(parameter.value, path);
  return [
    { kind: 'parameter', text: `parameter ${name} of ${ref}`, value, path, from: parameterWays(resource, name, path, context) },
  ];
}

/** A group of a match came from what was matched. */
function matchHop(name: string, expression: Evaluated | undefined, value: Value, context: WhyContext): Hop {
  const subject = expression?.parts[0];
  if (expression === undefined || subject === undefined)
    return { kind: 'match', text: `group ${name} of the match of the node's name`, value, from: [] };
  const { node, source } = expression.node.kind === 'MatchExpression' ? expression : subject;
  const text = `group ${name} of the match of ${codeOf(subject.node, source)}`;
  return { kind: 'match', text, value, at: spanOf(node, source), from: valueWays(subject, [], context) };
}

/** Top scope: facts, trusted facts, what the classifier says. */
export function nodeWays(name: string, path: readonly Value[], context: WhyContext): readonly Hop[] {
  return context.once(context.compilation, `variable ${name}`, path, () => [nodeHop(name, path, context)]);
}

function nodeHop(name: string, path: readonly Value[], { compilation, places }: WhyContext): Hop {
  const { facts, trusted, serverFacts, parameters } = compilation.node;
  const hop = (kind: 'fact' | 'trusted fact' | 'classifier', value: Value, keys: readonly Value[]): Hop => {
    const text = `${kind === 'classifier' ? 'node classifier, parameter' : kind} ${keys.map(String).join('.')}`;
    const at = places(kind, kind === 'classifier' ? ['parameters', ...keys] : keys);
    return { kind, text, value, at, from: [] };
  };
  if (name === 'facts') return hop('fact', dig(facts, path), path);
  if (name === 'trusted') return hop('trusted fact', dig(trusted, path), path);
  if (name === 'server_facts') return { kind: 'server fact', text: `server fact ${path.map(String).join('.')}`, from: [] };
  const value = parameters.get(name);
  if (name === 'environment') return { kind: 'setting', text: name, value: compilation.environment.name, from: [] };
  if (facts.has(name) && eql(facts.get(name), value)) return hop('fact', dig(value, path), [name, ...path]);
  if (serverFacts.has(name) && eql(serverFacts.get(name), value))
    return { kind: 'server fact', text: `server fact ${name}`, value, from: [] };
  return hop('classifier', dig(value, path), [name, ...path]);
}
