import { BuiltinType } from '../../catalog/builtin-types.ts';
import { CatalogResource } from '../../catalog/resource.ts';
import { findMember } from '../../evaluator/members.ts';
import { ResourceReference, resourceNameOf } from '../../evaluator/references.ts';
import { PuppetError } from '../../functions/error.ts';
import { PuppetCallable, PuppetHash, type Value } from '../../values/index.ts';
import type { Encodable } from '../values/encode.ts';
import type { Asked, HeldObject, Questions } from './asked.ts';

/** What Ruby asks of an object that it holds. */
export const objectQuestions: Questions = {
  object: (asked) => {
    const held = asked.value(0) as HeldObject;
    const question = RESOURCE_QUESTIONS[asked.text(1)];
    if (question !== undefined) return question(resourceOf(held, asked), String(asked.list(2)[0]));
    return memberAnswer(asked, held as Value);
  },
  call_block: (asked) => {
    const block: unknown = asked.value(0);
    if (!(block instanceof PuppetCallable)) throw new PuppetError('the block is no longer there');
    return block.call(...asked.list(1));
  },
};

const RESOURCE_QUESTIONS: Readonly<Record<string, (resource: CatalogResource | undefined, name: string) => Encodable>> = {
  resource_parameter: (resource, name) => resource?.get(name),
  resource_hash: (resource) => {
    const written = [...(resource?.parameters.values() ?? [])].map(({ name, value }) => [name, value] as const);
    return new PuppetHash(resource instanceof CatalogResource ? [[namevarOf(resource), resource.title], ...written] : written);
  },
  resource_tags: (resource) => [...(resource?.tags ?? [])],
  resource_file: (resource) => resource?.file,
  resource_line: (resource) => (resource?.line === undefined ? undefined : BigInt(resource.line)),
};

/** The attribute that the title stands for. */
function namevarOf({ type, scope }: CatalogResource): string {
  const found = scope.compilation.types.findResourceType(type);
  return found instanceof BuiltinType ? found.namevar : 'name';
}

function resourceOf(held: unknown, asked: Asked): CatalogResource | undefined {
  if (held instanceof CatalogResource) return held;
  if (!(held instanceof ResourceReference)) return undefined;
  const { type, title } = resourceNameOf(held);
  return asked.compilation.catalog.find(type, title);
}

/** Attributes and methods of objects whose types Puppet code defines. */
function memberAnswer(asked: Asked, held: Value): Encodable {
  const [name, args, block] = asked.list(2);
  const member = findMember(held, String(name));
  if (asked.text(1) === 'has_member') return member !== undefined;
  if (member === undefined) throw new PuppetError(`undefined method '${String(name)}'`);
  return member(held, Array.isArray(args) ? (args as readonly Value[]) : [], block instanceof PuppetCallable ? block : undefined);
}
