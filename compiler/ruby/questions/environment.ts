import { settingsOf } from '../../node/settings.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import type { Questions } from './asked.ts';

/** Without the mark of UTF-8 at the beginning. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** What Ruby code asks of its environment, its node and Puppet's settings. */
export const environmentQuestions: Questions = {
  environment: (asked) => {
    const { environment } = asked.compilation;
    switch (asked.text(0)) {
      case 'name':
        return environment.name;
      case 'modulepath':
        return [...environment.modulepath];
      case 'modules':
        return [...environment.modules.keys()];
      default:
        return environment.manifest;
    }
  },
  module_path: (asked) => asked.compilation.environment.modules.get(asked.text(0))?.path,
  find_module_file: (asked) => {
    const folder = asked.text(1) === 'files' ? 'files' : 'templates';
    return asked.compilation.environment.findModuleFile(asked.text(0), folder);
  },
  find_ruby: (asked) => asked.runtime.files.find(asked.text(0)),
  read_ruby: (asked) => asked.runtime.files.read(asked.text(0)),
  read_text: (asked) => {
    const path = asked.text(0);
    const isTemplate = asked.runtime.templates.has(path);
    const text = isTemplate ? asked.compilation.environment.files.read(path) : asked.runtime.files.read(path);
    return text === undefined ? undefined : withoutMark(text);
  },
  has_providers: (asked) => asked.runtime.files.hasProviders(asked.text(0)),
  setting: (asked) => {
    const { compilation } = asked;
    return settingsOf(compilation.settings, compilation.environment).get(asked.text(0));
  },
  facts: (asked) => {
    asked.runtime.files.factsAsked++;
    const { facts } = asked.compilation.node;
    return facts instanceof PuppetHash ? facts : (undefined as Value);
  },
};
