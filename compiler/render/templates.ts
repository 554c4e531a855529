/** Templates as the catalog of a node has them rendered. */
import { resolve } from 'node:path';
import { didYouMean, listed } from '../../parser/diagnostics/suggest.ts';
import type { Environment } from '../environment.ts';
import { type TemplateText, templateTexts } from '../trace/index.ts';
import type { NotRendered } from './rendered.ts';

export interface RenderedTemplate {
  readonly ok: true;
  /** One for each call. */
  readonly texts: readonly TemplateText[];
}

/**
 * The texts that the compilation just now made of a template, named as `module/file` or by its path. The environment has a recorder:
 * variables are those of the code that renders it.
 */
export function renderedTemplate(wanted: string, environment: Environment): RenderedTemplate | NotRendered {
  const { recorder } = environment;
  if (recorder === undefined) throw new Error('the environment has no recorder');
  const file = environment.findModuleFile(wanted, 'templates') ?? pathOf(wanted, environment);
  const all = templateTexts(recorder);
  const texts = file === undefined ? [] : all.filter(({ names }) => names.some((name) => isThat(name, file, environment)));
  if (texts.length > 0) return { ok: true, texts };
  const known = [...new Set(all.flatMap(({ names }) => names))];
  if (file === undefined) return { ok: false, reason: `there is no template ${wanted}`, hint: nearOf(wanted, known) };
  return { ok: false, reason: `the code of this node renders no ${wanted}`, hint: nearOf(wanted, known) };
}

function pathOf(wanted: string, environment: Environment): string | undefined {
  const path = resolve(wanted);
  return environment.files.has(path) ? path : undefined;
}

function isThat(name: string, file: string, environment: Environment): boolean {
  return environment.findModuleFile(name, 'templates') === file;
}

function nearOf(wanted: string, known: readonly string[]): string {
  const near = didYouMean(wanted, known);
  if (near !== undefined) return near;
  if (known.length === 0) return 'it renders no templates';
  return `it renders ${listed(known)}`;
}
