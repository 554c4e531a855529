/** The only door of bin/page: a page of HTML that needs nothing else. */
export { element } from './html.ts';
export { type GraphData, htmlPage, type Page, type Section } from './page.ts';
