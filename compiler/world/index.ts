/** The only door of compiler/world; README.md tells what is in here. `clock.ts` is also imported by itself, as values read it. */
export { type CommandAnswer, NO_ANSWERS, type WorldAnswers } from './answers.ts';
export { addressOfReverse, isRecordType } from './dns-names.ts';
export { FileTree } from './file-tree.ts';
export { hintOf, type Question, remedyOf, subjectOf } from './question.ts';
export { parseWorld, readWorld, WorldFileError, worldText } from './read.ts';
export { recordWorld } from './record.ts';
export { recordFields } from './records.ts';
export type { SeededStream } from './seeded.ts';
export { type Asker, type Permissions, World } from './world.ts';
