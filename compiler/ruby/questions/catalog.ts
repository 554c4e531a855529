import type { CatalogResource } from '../../catalog/resource.ts';
import type { Encodable } from '../values/encode.ts';
import type { Questions } from './asked.ts';

/** The catalog under way. Puppet: resource/catalog.rb, parser/compiler.rb */
export const catalogQuestions: Questions = {
  catalog: (asked) => {
    const { catalog, node } = asked.compilation;
    switch (asked.text(0)) {
      case 'classes':
        return [...catalog.classes];
      case 'tags':
        return [...catalog.tags];
      case 'resources':
        return [...catalog.resources] as readonly Encodable[];
      default:
        return node.name;
    }
  },
  find_resource: (asked) => {
    const title = asked.value(1);
    const { catalog } = asked.compilation;
    return typeof title === 'string' ? catalog.find(asked.text(0), title) : catalog.find(asked.text(0));
  },
  evaluate_classes: (asked) => {
    const names = asked.list(1).map(String);
    const included: readonly CatalogResource[] = asked.compilation.evaluateClasses(names, asked.scope(0), asked.value(2) === true);
    return [...included] as readonly Encodable[];
  },
  add_class: (asked) => {
    asked.compilation.addClass(asked.text(0));
    return undefined;
  },
  definition: (asked) => {
    const { types } = asked.compilation;
    return (asked.text(0) === 'class' ? types.findClass(asked.text(1)) : types.findDefine(asked.text(1))) !== undefined;
  },
};
