import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { MODULES, modulesMissing } from '../debian-modules.ts';

const TITLES: readonly string[] = [
  'title',
  '/etc/file',
  'first/second',
  'first::second',
  'a:b',
  'x@y',
  'with space',
  'section/setting',
];
/** Attributes that types get without naming them, and one that none has. */
const ALWAYS: readonly string[] = ['name', 'ensure', 'provider', 'noop', 'nonsense'];

function attributesIn(text: string): readonly string[] {
  const found = [...text.matchAll(/\bnew(?:param|property)\(?\s*:?['"]?(\w+)/g)].map((match) => match[1] as string);
  return [...new Set([...found, ...ALWAYS])];
}

/** For types whose definition depends on the system. */
const FACTS = { os: { family: 'Debian', name: 'Debian', release: { major: '12', full: '12.1' } }, kernel: 'Linux' };

/** Requests for one type, from its file's text. */
function requester(text: string): (id: string, code: string) => Case {
  const facts = text.includes('Facter') ? FACTS : {};
  return (id, code) => ({ op: 'compile', id, code, modulepath: [MODULES], node: 'web1.example.com', facts });
}

export const corpus: Corpus = {
  name: 'ruby-types',
  description:
    'every resource type in Ruby of the Debian packages puppet-module-*: each attribute, titles, and what is one resource',
  missing: modulesMissing,
  *requests(): Iterable<Case> {
    for (const path of filesBelow(MODULES).filter((file) => /^[^/]+\/lib\/puppet\/type\/\w+\.rb$/.test(file))) {
      const type = basename(path, '.rb');
      const text = readFileSync(join(MODULES, path), 'utf8');
      const request = requester(text);
      for (const attribute of attributesIn(text))
        yield request(`${path}: ${attribute}`, `${type} { 'title': ${attribute} => 'value' }\n`);
      for (const title of TITLES) yield request(`${path}: title ${title}`, `${type} { '${title}': }\n`);
      yield request(`${path}: named twice`, `${type} { 'one': name => 'same' }\n${type} { 'two': name => 'same' }\n`);
      yield request(`${path}: name of another`, `${type} { 'one': }\n${type} { 'two': name => 'one' }\n`);
    }
  },
};
