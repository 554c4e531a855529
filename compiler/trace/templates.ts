/** The texts that a compilation made of templates. */
import type { Span } from '../../parser/index.ts';
import { Sensitive, type Value } from '../values/index.ts';
import { argumentsOf } from './explain/arguments.ts';
import type { CallNode } from './nodes.ts';
import { functionName, spanOf } from './nodes.ts';
import type { Recorder } from './recorder.ts';

export interface TemplateText {
  /** The templates as the call names them; `template` puts several together. */
  readonly names: readonly string[];
  readonly text: string;
  readonly isSecret: boolean;
  readonly at: Span;
  /** The class or define in whose code the call stands. */
  readonly inside: string | undefined;
}

/** In the order in which they were made; calls that failed are not among them. */
export function templateTexts(recorder: Recorder): readonly TemplateText[] {
  return recorder.templates.flatMap(({ call, inside }) => {
    const text = call.value instanceof Sensitive ? call.value.unwrap() : call.value;
    if (!call.hasValue || typeof text !== 'string') return [];
    return [
      {
        names: namesIn(
          call.node as CallNode,
          argumentsOf(call).map(({ value }) => value),
        ),
        text,
        isSecret: text !== call.value,
        at: spanOf(call.node, call.source),
        inside: inside?.ref,
      },
    ];
  });
}

/** The second argument of `epp` has its parameters. */
function namesIn(call: CallNode, values: readonly Value[]): readonly string[] {
  const names = values.flat().filter((value): value is string => typeof value === 'string');
  return functionName(call) === 'epp' ? names.slice(0, 1).map((name) => (name.endsWith('.epp') ? name : `${name}.epp`)) : names;
}
