import type { Case, Corpus } from '../corpus.ts';
import { MODULES, modulesMissing } from '../debian-modules.ts';
import { declaringCode, type Given } from '../generate/debian/code.ts';
import { type Declaration, type Declarations, readDeclarations, requiredParameters } from '../generate/debian/declarations.ts';
import { Random } from '../random.ts';
import { type System, systemsMissing, systemsWithModules } from '../systems.ts';

export const corpus: Corpus = {
  name: 'debian-defines',
  description:
    'every define of the Debian packages puppet-module-*, and every class that must be given parameters, with values of their types, on five operating systems',
  missing: () => modulesMissing() ?? systemsMissing(),
  asksMachine: true,
  *requests({ seed }): Iterable<Case> {
    const declarations = readDeclarations();
    const nodes = systemsWithModules();
    const classes = [...declarations.classes.values()].filter((one) => requiredParameters(one).length > 0);
    const declared = [...declarations.defines.values(), ...classes];
    // By system first: a run with --limit, or one that was stopped, has met each of them.
    for (const [index, node] of nodes.entries())
      for (const [ordinal, declaration] of declared.entries()) {
        yield request(declaration, declarations, 'required', node, seed);
        if (ordinal % nodes.length === index) yield request(declaration, declarations, 'all', node, seed);
      }
  },
};

function request(declaration: Declaration, declarations: Declarations, given: Given, { name, facts }: System, seed: number): Case {
  return {
    op: 'compile',
    id: `${declaration.name}${given === 'all' ? ' with all parameters' : ''} on ${name}`,
    code: declaringCode(declaration, declarations, given, Random.named(seed, `${declaration.name} ${given}`)),
    modulepath: [MODULES],
    node: 'web1.example.com',
    facts,
  };
}
