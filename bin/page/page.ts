/** The frame of a page: tabs with sections, a search, the data and the script. */
import { CLIENT } from './client.ts';
import { element, escaped, scriptJson } from './html.ts';
import { STYLE } from './style.ts';

/** Boxes in columns, from left to right, and lines between them by their numbers. */
export interface GraphData {
  readonly name: string;
  readonly boxes: readonly (readonly [column: number, label: string, details: string])[];
  readonly edges: readonly (readonly [from: number, to: number])[];
}

export interface Section {
  /** Letters only. */
  readonly id: string;
  readonly title: string;
  /** Ready to be put in; elements with `data-search` are hidden unless they have what is searched for. */
  readonly html?: string;
  /** One is shown at a time. */
  readonly graph?: readonly GraphData[];
}

export interface Page {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
}

/** The whole page. No other place is asked for anything: the policy in it forbids that. */
export function htmlPage({ title, summary, sections }: Page): string {
  const tabs = sections.map(({ id, title: name }) =>
    element('button', name, { role: 'tab', 'aria-controls': id, 'aria-selected': 'false' }),
  );
  const data = Object.fromEntries(sections.flatMap(({ id, graph }) => (graph === undefined ? [] : [[id, graph]])));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${element('h1', title)}${element('span', summary)}<nav role="tablist">${tabs.join('')}</nav><label class="controls">Search <input id="search" type="search"></label></header>
<main>${sections.map(sectionHtml).join('\n')}</main>
<script type="application/json" id="data">${scriptJson(data)}</script>
<script>${CLIENT}</script>
</body>
</html>
`;
}

const CONTROLS = `<p class="controls"><label>Node <select></select></label>
<button type="button" data-act="in">+</button> <button type="button" data-act="out">−</button> <button type="button" data-act="fit">whole</button></p>
<div class="graph"><svg tabindex="0" role="group" aria-label="graph"></svg><pre aria-live="polite"></pre></div>`;

function sectionHtml({ id, title, html, graph }: Section): string {
  return `<section id="${id}" role="tabpanel" hidden>${element('h2', title)}${graph === undefined ? html : CONTROLS}</section>`;
}
