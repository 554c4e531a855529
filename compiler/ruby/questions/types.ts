import { recordedCoreType } from '../../catalog/builtin-types.ts';
import { PuppetError } from '../../functions/error.ts';
import { assertInstance, convertToString, infer, inferSet, PType, parseType } from '../../types/index.ts';
import { PuppetIterable, SemVer, SemVerRange } from '../../values/index.ts';
import type { Asked, Questions } from './asked.ts';

/** The type system, and values of which Ruby has only the text. Puppet: pops/types/type_calculator.rb, type_parser.rb */
export const typeQuestions: Questions = {
  core_type: (asked) => {
    const recorded = recordedCoreType(asked.text(0));
    return recorded && [[...recorded.properties], [...recorded.parameters], [...recorded.namevars]];
  },
  iterate: (asked) => {
    const held: unknown = asked.value(0);
    if (!(held instanceof PuppetIterable)) throw new PuppetError('an iterator is asked for');
    return [...held];
  },
  parse_type: (asked) => parseType(asked.text(0), asked.compilation.environment.typeResolver),
  instance: (asked) => typeAt(asked, 0).isInstance(asked.value(1)),
  assignable: (asked) => typeAt(asked, 0).isAssignable(typeAt(asked, 1)),
  infer: (asked) => infer(asked.value(0)),
  infer_set: (asked) => inferSet(asked.value(0)),
  generalize: (asked) => typeAt(asked, 0).generalize(),
  assert_instance: (asked) => assertInstance(() => asked.text(0), typeAt(asked, 1), asked.value(2)),
  text: (asked) => convertToString(asked.value(0), typeof asked.value(1) === 'string' ? asked.text(1) : '%s'),
  range_include: (asked) => {
    const [range, version] = [asked.value(0), asked.value(1)];
    return range instanceof SemVerRange && version instanceof SemVer && range.includes(version);
  },
};

function typeAt(asked: Asked, index: number): PType {
  const type = asked.value(index);
  const parsed = typeof type === 'string' ? parseType(type, asked.compilation.environment.typeResolver) : type;
  if (!(parsed instanceof PType)) throw new PuppetError('a type is asked for');
  return parsed;
}
