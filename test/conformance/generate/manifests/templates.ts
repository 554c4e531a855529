/** Heredocs and EPP templates. */
import type { Random } from '../../random.ts';
import { times } from '../weighted.ts';
import { argumentsFor } from './calls.ts';
import { makeParameters, parameterText } from './definitions.ts';
import { condition, expression, interpolable } from './expressions.ts';
import { anyName, type Callee, inside, once, type Place, someVariable, WANTS } from './place.ts';
import { statements } from './statements.ts';

const TAGS = ['END', 'EOT', 'X Y', 'T'];

/** `@(END)` in its forms. Its lines follow it, so nothing else may stand behind it on the line. */
export function heredoc(random: Random, place: Place): string {
  const tag = random.pick(TAGS);
  const quoted = once(random, 3) ? tag : `"${tag}"`;
  const escapes = once(random, 3) ? '' : random.pick(['/t', '/nt', '/$', '/', '/L', '/su']);
  const lines = times(1 + random.below(3), () => `    ${random.pick(['', '', '  '])}${line(random, place)}`);
  const end = random.pick(['|', '| ', '|-', '|- ', '-', '']);
  const syntax = once(random, 15) ? `:${random.pick(['json', 'pp', 'text', 'epp'])}` : '';
  const after = end === '' ? tag : `    ${end}${end.endsWith(' ') ? '' : ' '}${tag}`;
  return `(@(${quoted}${syntax}${escapes})\n${lines.join('\n')}\n${after}\n)`;
}

function line(random: Random, place: Place): string {
  const found = someVariable(random, place, 'any')?.name ?? anyName(random);
  return random.pick([
    'plain text',
    `v=$${found};`,
    `v=\${${found}}`,
    `e=\${${oneLine(expression(random, inside(place), random.pick(WANTS)))}}`,
    'tab\\tq \\$x \\\\',
    'a \\',
    'é "quoted" \'single\'',
    '',
    '\\u{263a} \\s|',
  ]);
}

/** The text if it is one line, else something that is. */
function oneLine(text: string): string {
  return text.includes('\n') ? '1 + 1' : interpolable(text);
}

/** `inline_epp` with a template as a string, and with its parameters. */
export function inlineEpp(random: Random, place: Place): string {
  const callee: Callee = {
    name: 'inline_epp',
    parameters: once(random, 2) ? [] : makeParameters(random, place, 'lambda'),
    gives: 'string',
  };
  const text = templateText(random, inside(place, 'template', callee.parameters), callee);
  const given = givenTo(random, place, callee);
  return `inline_epp(${quotedText(text)}${given})`;
}

/** A call of one of the manifest's template files. */
export function eppCall(random: Random, place: Place): string {
  const { templates } = place.world;
  const callee = templates.length > 0 ? random.pick(templates) : { name: 'm/none.epp', parameters: [], gives: 'string' as const };
  return `epp('${callee.name}'${givenTo(random, place, callee)})`;
}

function givenTo(random: Random, place: Place, callee: Callee): string {
  const values = argumentsFor(random, place, callee);
  const entries = values.map((value, i) => `${callee.parameters[i]?.name ?? anyName(random)} => ${value.replace(/^\*/, '')}`);
  if (once(random, 10)) entries.push(`extra => 1`);
  return entries.length === 0 && once(random, 2) ? '' : `, {${entries.join(', ')}}`;
}

/** A text in single quotes. */
function quotedText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The text of a template: parameters, text, output, control flow, comments. */
export function templateText(random: Random, place: Place, { parameters }: Callee): string {
  const open = random.pick(['<%-', '<%']);
  const head =
    parameters.length > 0 || once(random, 8)
      ? `${open} | ${parameters.map(parameterText).join(', ')} | ${random.pick(['-%>', '%>'])}\n`
      : '';
  return `${head}${times(1 + random.below(3), () => piece(random, place)).join(random.pick(['', '\n', '\n\n']))}`;
}

function piece(random: Random, place: Place): string {
  const deeper = inside(place);
  const output = (): string =>
    `${random.pick(['<%=', '<%='])} ${expression(random, deeper, random.pick(WANTS))} ${random.pick(['%>', '-%>', '%>\n'])}`;
  return random.pick<() => string>([
    () => random.pick(['text ', 'é', '  indented', '<%% literal %%>', '$x ${y}', '<%# comment %>', '<%#- c -%>\n']),
    output,
    output,
    output,
    () => `<% ${statements(random, deeper, 1)[0]} %>`,
    () => `<% if ${condition(random, deeper)} { -%>\nyes ${output()}<% } else { -%>no<% } %>`,
    () => `<%- ${expression(random, deeper, 'array')}.each |$l| { -%>\n- <%= $l %>\n<%- } -%>\n`,
  ])();
}
