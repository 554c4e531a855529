/** The only door to Ruby: templates, functions and resource types of modules. */
export { rubyDataType } from './data-types.ts';
export { ruby3xFunction, rubyFunction } from './functions.ts';
export { rubyResourceType } from './resource-types.ts';
export { RubyRuntime } from './runtime.ts';
export { imageFolder } from './snapshot/store.ts';
export { renderTemplate, renderText } from './templates.ts';
