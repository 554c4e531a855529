/** Everything that Ruby may ask, by name. */
import { PuppetError } from '../../functions/error.ts';
import type { RubyRuntime } from '../runtime.ts';
import type { Encodable } from '../values/encode.ts';
import { Asked, type Question } from './asked.ts';
import { catalogQuestions } from './catalog.ts';
import { environmentQuestions } from './environment.ts';
import { functionQuestions } from './functions.ts';
import { logQuestions } from './logs.ts';
import { lookupQuestions } from './lookup.ts';
import { objectQuestions } from './objects.ts';
import { scopeQuestions } from './scope.ts';
import { typeQuestions } from './types.ts';
import { worldQuestions } from './world.ts';

const QUESTIONS: ReadonlyMap<string, Question> = new Map(
  [
    catalogQuestions,
    environmentQuestions,
    functionQuestions,
    logQuestions,
    lookupQuestions,
    objectQuestions,
    scopeQuestions,
    typeQuestions,
    worldQuestions,
  ].flatMap((questions) => Object.entries(questions)),
);

/** Throws for what cannot be answered. */
export function answerQuestion(name: string, args: readonly unknown[], runtime: RubyRuntime): Encodable {
  const question = QUESTIONS.get(name);
  if (question === undefined) throw new PuppetError(`Ruby asks for '${name}', which is nothing that it may ask`);
  return question(new Asked(args, runtime)) as Encodable;
}
