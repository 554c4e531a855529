/** The only door of compiler/trace; README.md tells what is in here. Whatever needs the recorder at run time imports it on demand. */
export type { NodePlaces } from './explain/context.ts';
export type { ParameterOrigin } from './record.ts';
export { Recorder } from './recorder.ts';
export { type TemplateText, templateTexts } from './templates.ts';
export {
  type Informant,
  type Way,
  type WhyAnswer,
  type WhyNothing,
  type WhyQuestion,
  type WhyResult,
  why,
  whyEach,
} from './why.ts';
