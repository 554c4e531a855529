/** YAML's grammar as libyaml has it; README.md of the folder above tells when it is asked. */
export { type Handler, parseDocument } from './parser.ts';
export { YamlProblem } from './problem.ts';
