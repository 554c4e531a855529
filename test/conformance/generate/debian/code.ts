/** Code that declares a class or a define of the Debian modules with made-up parameters. */
import type { Random } from '../../random.ts';
import { ValueMaker } from './by-type.ts';
import { type Declaration, type Declarations, type DeclaredParameter, requiredParameters } from './declarations.ts';
import { literal } from './value.ts';

/** Which parameters get a value. */
export type Given = 'required' | 'all';

/** A class with its parameters, or a define behind the classes whose variables it reads. */
export function declaringCode(declaration: Declaration, declarations: Declarations, given: Given, random: Random): string {
  const maker = new ValueMaker(declarations.aliases, random);
  const parameters = given === 'all' ? declaration.parameters : requiredParameters(declaration);
  if (declaration.kind === 'class') return resource('class', declaration.name, parameters, maker);
  const classes = classesRead(declaration, declarations).map((one) => declaredClass(one, maker));
  return [...classes, resource(declaration.name, titleOf(declaration, maker), parameters, maker)].join('');
}

function classesRead({ text, module }: Declaration, { classes }: Declarations): readonly Declaration[] {
  const names = [...text.matchAll(/\$(?:::)?((?:[a-z]\w*::)+)\w+/g)].map((match) => (match[1] as string).slice(0, -2));
  const read = [...new Set(names)].filter((name) => name === module || name.startsWith(`${module}::`)).sort();
  return read.flatMap((name) => classes.get(name) ?? []);
}

function declaredClass(declaration: Declaration, maker: ValueMaker): string {
  const required = requiredParameters(declaration);
  return required.length === 0 ? `include ${declaration.name}\n` : resource('class', declaration.name, required, maker);
}

function resource(type: string, title: string, parameters: readonly DeclaredParameter[], maker: ValueMaker): string {
  const lines = parameters.map(({ name, type: its }) => `  ${name} => ${literal(maker.make(its, name))},\n`);
  return `${type} { ${literal(title)}:\n${lines.join('')}}\n`;
}

/** Where any title but one of a kind is an error, as its defines make resources of the type that it names. */
const TITLES: Readonly<Record<string, string>> = { oslo: 'nova_config' };

/** A text that the type of the parameter allows whose default is the title. */
function titleOf({ parameters, module }: Declaration, maker: ValueMaker): string {
  const known = TITLES[module];
  if (known !== undefined) return known;
  const titled = parameters.find(({ fallback }) => fallback?.kind === 'VariableExpression' && isTitle(fallback.expr));
  const value = titled === undefined ? undefined : maker.make(titled.type, titled.name);
  return typeof value === 'string' ? value : 'title';
}

function isTitle(name: { readonly kind: string; readonly value?: unknown }): boolean {
  return name.kind === 'QualifiedName' && (name.value === 'title' || name.value === 'name');
}
