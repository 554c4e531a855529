/** The only door of compiler/golden: what golden files hold, and what differs from it. README.md tells what is in here. */
export { catalogItems } from './catalog-items.ts';
export { certificateItems } from './certificate-items.ts';
export { asText, type Difference, differencesOf } from './difference.ts';
export {
  documentText,
  type GoldenDocument,
  GoldenFault,
  isGoldenText,
  KINDS,
  type Kind,
  MARK,
  parseDocument,
} from './document.ts';
export { fileItems, templateItems } from './file-items.ts';
export { lookupItems, type WantedLookup } from './lookup-items.ts';
export { Pattern } from './pattern.ts';
export { type Folders, Scrubber } from './scrubber.ts';
