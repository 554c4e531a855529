import { rubyInspect } from '../../../evaluator/ruby-text.ts';
import { type FunctionContext, PuppetError } from '../../function.ts';

const LINE = 36;

/**
 * Says once a compilation and key that something is deprecated: with `strict` at `error` it fails, at `off` nothing happens.
 *
 * stdlib: lib/puppet/functions/deprecation.rb
 */
export function deprecation(context: FunctionContext, key: string, message: string): void {
  if (context.strict === 'off') return;
  const { compilation } = context.scope;
  const frames = compilation.callStack.slice(-2).reverse();
  const [called, from] = frames.map(({ file, line }) => rubyInspect([file ?? 'unknown', BigInt(line ?? 0)]));
  const text = `${message} at ${called ?? ''}:${from ?? ''}`;
  if (context.strict === 'error') throw new PuppetError(`deprecation. ${key}. ${text}`);
  const folder = compilation.environment.modules.get('stdlib')?.path ?? 'stdlib';
  compilation.warnOncePlainly(
    key,
    `${text}\n   (location: ${folder}/lib/puppet/functions/deprecation.rb:${LINE}:in \`deprecation')`,
  );
}
