import { filesBelow } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { MODULES, modulesMissing } from '../debian-modules.ts';

/** Arguments of one value, valid and not; functions get none, one, two and three of them. */
const VALUES: readonly string[] = [
  "'text'",
  "''",
  "'/etc/some/path'",
  "'10.0.0.1'",
  "'http://user@host.example.com:80/path?query=1'",
  "'1.2.3'",
  '\'{"a": 1}\'',
  '5',
  '-1',
  '2.5',
  'true',
  'undef',
  'default',
  '[]',
  "['b', 'a', 'b']",
  '[1, [2, 3]]',
  '{}',
  "{'key' => 'value', 'other' => 'x'}",
  "{'outer' => {'inner' => 1}}",
  '/a.b/',
  'String',
  "File['/tmp/a']",
  "Sensitive('secret')",
];
const SECOND: readonly string[] = ["'text'", '2', "['a']", "{'key' => 'value'}", 'undef'];
const THIRD: readonly string[] = ["'more'", '{}'];

/** Lists of arguments. */
function argumentLists(): readonly string[] {
  const two = VALUES.flatMap((first) => SECOND.map((second) => `${first}, ${second}`));
  const three = VALUES.slice(0, 12).flatMap((first) => THIRD.map((third) => `${first}, 'text', ${third}`));
  return ['', ...VALUES, ...two, ...three, "'a', 'b', 'c', 'd'"];
}

interface ModuleFunction {
  readonly name: string;
  readonly path: string;
}

/** Functions in Ruby by the names that they are called by; those of stdlib have tables of their own. */
function functions(): readonly ModuleFunction[] {
  return filesBelow(MODULES).flatMap((path) => {
    const found = /^([^/]+)\/lib\/puppet\/(?:parser\/)?functions\/(.+)\.rb$/.exec(path);
    if (!found || found[1] === 'stdlib') return [];
    return [{ name: (found[2] as string).replaceAll('/', '::'), path }];
  });
}

export const corpus: Corpus = {
  name: 'ruby-functions',
  description: 'every function in Ruby of the Debian packages puppet-module-*, but for stdlib, called with a table of arguments',
  missing: modulesMissing,
  asksMachine: true,
  *requests(): Iterable<Case> {
    for (const { name, path } of functions()) {
      for (const list of argumentLists()) {
        yield {
          op: 'compile',
          id: `${path}: ${name}(${list})`,
          code: `$result = with() || { ${name}(${list}) }\nnotice(type($result, 'generalized'), $result)\n`,
          modulepath: [MODULES],
          node: 'web1.example.com',
          facts: { os: { family: 'Debian', name: 'Debian' }, networking: { fqdn: 'web1.example.com' }, fqdn: 'web1.example.com' },
          log_level: 'notice',
        };
      }
    }
  },
};
