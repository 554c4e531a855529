import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { MODULES, modulesMissing } from '../debian-modules.ts';
import { Random } from '../random.ts';

/** Values that variables of templates have in real modules. */
const VALUES: readonly string[] = [
  "'text'",
  "'/etc/some/path'",
  "''",
  'undef',
  'true',
  'false',
  '42',
  '2.5',
  "['one', 'two']",
  '[]',
  "{'key' => 'value', 'other' => ['a', 'b']}",
  "{'outer' => {'inner' => 1, 'list' => [1, 2]}}",
  "[{'name' => 'x', 'value' => 1}, {'name' => 'y'}]",
  "'10.0.0.1/24'",
];

/** Ways to fill the variables of one template: all with one kind of value, or each with another one. */
const FILLINGS: readonly (string | undefined)[] = ["'text'", "['one', 'two']", "{'key' => 'value'}", 'undef', undefined, undefined];

interface Named {
  /** Variables of the template's own scope. */
  readonly own: readonly string[];
  /** Variables of classes, by class. */
  readonly qualified: ReadonlyMap<string, readonly string[]>;
}

const RESERVED: ReadonlySet<string> = new Set([
  'facts',
  'trusted',
  'server_facts',
  'title',
  'name',
  'environment',
  'module_name',
  'node',
]);

function variablesOf(text: string): Named {
  const own = new Set<string>();
  const qualified = new Map<string, Set<string>>();
  const patterns = [/@([a-z_]\w*)/g, /scope\[['"](?:::)?([\w:]+)['"]\]/g, /lookupvar\(?\s*['"](?:::)?([\w:]+)['"]/g];
  for (const pattern of patterns) {
    for (const [, name = ''] of text.matchAll(pattern)) {
      const [variable = '', ...classes] = name.split('::').reverse();
      if (!/^[a-z_]\w*$/.test(variable) || RESERVED.has(variable)) continue;
      if (classes.length === 0) own.add(variable);
      else {
        const className = classes.reverse().join('::');
        qualified.set(className, (qualified.get(className) ?? new Set()).add(variable));
      }
    }
  }
  return { own: [...own].sort(), qualified: new Map([...qualified].map(([name, found]) => [name, [...found].sort()])) };
}

/** Code that sets the variables and renders the template as the content of a file. */
function codeFor(reference: string, { own, qualified }: Named, value: () => string): string {
  const classes = [...qualified].map(
    ([name, variables]) => `class ${name} {\n${assignments(variables, value)}}\ninclude ${name}\n`,
  );
  return `${classes.join('')}class rendering {\n${assignments(own, value)}file { '/rendered': content => template('${reference}') }\n}\ninclude rendering\n`;
}

function assignments(names: readonly string[], value: () => string): string {
  return names.map((name) => `$${name} = ${value()}\n`).join('');
}

export const corpus: Corpus = {
  name: 'erb',
  description: 'every ERB template of the Debian packages puppet-module-* with its variables filled in six ways',
  missing: modulesMissing,
  *requests({ seed }): Iterable<Case> {
    let ordinal = 0;
    for (const path of filesBelow(MODULES).filter((file) => /^[^/]+\/templates\/.*\.erb$/.test(file))) {
      const reference = path.replace('/templates/', '/');
      const named = variablesOf(readFileSync(join(MODULES, path), 'utf8'));
      for (const [index, filling] of FILLINGS.entries()) {
        const random = new Random(seed * 7919 + ordinal++);
        const code = codeFor(reference, named, () => filling ?? random.pick(VALUES));
        yield {
          op: 'compile',
          id: `${reference} ${index}`,
          code,
          modulepath: [MODULES],
          node: 'web1.example.com',
          facts: { os: { family: 'Debian', name: 'Debian', release: { major: '12', full: '12.1' } }, kernel: 'Linux' },
        };
      }
    }
  },
};
