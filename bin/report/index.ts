/** The only door of bin/report: a page of HTML that needs nothing else. */
export { element } from './html.ts';
export { type GraphData, type Page, reportPage, type Section } from './page.ts';
