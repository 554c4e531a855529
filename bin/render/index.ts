/** The only door of bin/render: what files of a node hold, printed. */
import { compile, type Environment, type NodeData } from '../../compiler/index.ts';
import type { LimitSettings } from '../../compiler/limits.ts';
import {
  CatalogFiles,
  isSecret,
  type NotRendered,
  type Rendered,
  renderedTemplate,
  shownContent,
  wholeContent,
} from '../../compiler/render/index.ts';
import type { TemplateText } from '../../compiler/trace/index.ts';
import { EXIT } from '../command.ts';
import { fromHere } from '../lookup/search-text.ts';
import { sayFailure } from '../outcome.ts';
import { counted } from '../reports/index.ts';
import type { Terminal } from '../terminal.ts';
import { renderedJson } from './json.ts';
import { originsText } from './origins.ts';

export interface RenderRequest {
  readonly environment: Environment;
  readonly node: NodeData;
  /** A path of the node, a reference to a resource, or a template. */
  readonly wanted: string;
  readonly format: 'content' | 'origins' | 'json';
  readonly showsSecrets: boolean;
  /** Parts that only the node has are a line of words each. */
  readonly fillsIn: boolean;
  readonly limits: LimitSettings | undefined;
}

/** Whether what is asked for is a template of a module, and no file of the node. */
export function isTemplate(wanted: string): boolean {
  return !wanted.startsWith('/') && /\.(?:erb|epp)$/.test(wanted);
}

/** Compiles and prints; answers the exit code. */
export async function showRendered(request: RenderRequest, terminal: Terminal): Promise<number> {
  const { environment, node, wanted, limits } = request;
  const compiled = compile(environment, node, limits === undefined ? {} : { limits });
  if (!compiled.ok) {
    sayFailure(compiled, terminal);
    return EXIT.FINDINGS;
  }
  if (isTemplate(wanted)) {
    const result = renderedTemplate(wanted, environment);
    return result.ok ? showTexts(result.texts, request, terminal) : sayNothing(node.name, result, terminal);
  }
  const result = new CatalogFiles(compiled.catalog, environment).render(wanted);
  return result.ok ? show(result, request, terminal) : sayNothing(node.name, result, terminal);
}

function sayNothing(node: string, { reason, hint }: NotRendered, terminal: Terminal): number {
  terminal.say(`${terminal.red('Error:')} ${node}: ${reason}`);
  if (hint !== undefined) terminal.say(`   = hint: ${hint}`);
  return EXIT.FINDINGS;
}

async function show(rendered: Rendered, request: RenderRequest, terminal: Terminal): Promise<number> {
  const { node, format, showsSecrets, fillsIn } = request;
  if (format === 'json') {
    await terminal.print(renderedJson(node.name, rendered, showsSecrets));
    return EXIT.OK;
  }
  for (const note of rendered.notes) terminal.say(`Note: ${note}`);
  if (format === 'origins') {
    await terminal.print(originsText(rendered));
    return EXIT.OK;
  }
  if (isSecret(rendered) && !showsSecrets && !fillsIn) return sayNothing(node.name, hidden(rendered.path), terminal);
  const whole = wholeContent(rendered);
  if (whole !== undefined && (showsSecrets || !isSecret(rendered))) {
    await terminal.print(whole);
    return EXIT.OK;
  }
  if (!fillsIn) return sayNothing(node.name, incomplete(rendered), terminal);
  await terminal.print(shownContent(rendered, showsSecrets));
  return EXIT.OK;
}

function hidden(path: string): NotRendered {
  return { ok: false, reason: `the content of ${path} is Sensitive`, hint: '--show-secrets prints it' };
}

/** What is missing is told, each once. */
function incomplete({ path, pieces }: Rendered): NotRendered {
  const unknown = [...new Set(pieces.flatMap((piece) => piece.unknown ?? []))];
  const hint =
    pieces.length > unknown.length
      ? '--placeholders prints the rest, with a line for each of them; --origins lists all parts'
      : undefined;
  return { ok: false, reason: `the content of ${path} is not known here: it has ${unknown.join('; ')}`, hint };
}

// --- Templates ----------------------------------------------------------------------------------------------------------

/** One text for each call; equal ones are printed once. Several are told apart by lines as of `head`. */
async function showTexts(texts: readonly TemplateText[], request: RenderRequest, terminal: Terminal): Promise<number> {
  const { node, wanted, format, showsSecrets, fillsIn } = request;
  if (format === 'json') {
    await terminal.print(
      `${JSON.stringify({ node: node.name, template: wanted, texts: texts.map((text) => textData(text, showsSecrets)) }, null, 2)}\n`,
    );
    return EXIT.OK;
  }
  if (format === 'origins') {
    await terminal.print(`${wanted}: ${counted(texts.length, 'text')}\n${texts.map((text) => `  ${callText(text)}\n`).join('')}`);
    return EXIT.OK;
  }
  if (texts.some((text) => text.isSecret) && !showsSecrets && !fillsIn) return sayNothing(node.name, hidden(wanted), terminal);
  const shown = texts.map((one) => (one.isSecret && !showsSecrets ? '[value redacted]\n' : one.text));
  if (new Set(shown).size === 1) await terminal.print(shown[0] ?? '');
  else await terminal.print(shown.map((text, at) => `==> ${callText(texts[at] as TemplateText)} <==\n${text}`).join('\n'));
  return EXIT.OK;
}

function callText({ at, inside }: TemplateText): string {
  const { line, pos } = at.source.place(at.offset);
  return `${fromHere(at.source.file ?? 'code')}:${line}:${pos}${inside === undefined ? '' : ` in ${inside}`}`;
}

function textData(one: TemplateText, showsSecrets: boolean) {
  const { line, pos } = one.at.source.place(one.at.offset);
  return {
    file: fromHere(one.at.source.file ?? 'code'),
    line,
    column: pos,
    inside: one.inside,
    ...(one.isSecret ? { sensitive: true } : {}),
    ...(one.isSecret && !showsSecrets ? {} : { content: one.text }),
  };
}
