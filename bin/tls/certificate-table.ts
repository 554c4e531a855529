/** Rows of certificates as text: columns, or one value a line where these are too wide. */

export interface CertificateRow {
  readonly title: string;
  readonly hostName: string;
  readonly principal: string;
  readonly ca: string;
  readonly file: string;
  readonly key: string;
  /** The files into which concat puts the certificate, empty for one that is read as it is. */
  readonly pem: string;
}

const HEADINGS: readonly (readonly [keyof CertificateRow, string])[] = [
  ['title', 'CERTIFICATE'],
  ['hostName', 'HOST NAME'],
  ['principal', 'PRINCIPAL'],
  ['ca', 'CA'],
  ['file', 'FILE'],
  ['key', 'KEY'],
  ['pem', 'PEM'],
];

/**
 * The rows as lines of text, each column as wide as its widest value. Where `width` is too small for that, a row takes several lines: its
 * title, and below it every value with its heading, so that no path is cut.
 */
export function formatCertificates(rows: readonly CertificateRow[], width = Number.POSITIVE_INFINITY): string {
  const columns = HEADINGS.map(([field, heading]) => ({
    field,
    heading,
    width: Math.max(displayWidth(heading), ...rows.map((row) => displayWidth(row[field]))),
  }));
  const needed = columns.reduce((sum, column) => sum + column.width + 2, -2);
  if (needed > width) return rows.map((row) => stacked(row)).join('');
  const line = (values: readonly string[]): string =>
    `${values
      .map((value, index) => pad(value, columns[index]?.width ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  return line(columns.map(({ heading }) => heading)) + rows.map((row) => line(columns.map(({ field }) => row[field]))).join('');
}

function stacked(row: CertificateRow): string {
  const [, ...others] = HEADINGS;
  const margin = Math.max(...others.map(([, heading]) => heading.length));
  const values = others.filter(([field]) => row[field] !== '');
  return `${row.title}\n${values.map(([field, heading]) => `  ${pad(heading.toLowerCase(), margin)}  ${row[field]}\n`).join('')}`;
}

function pad(value: string, width: number): string {
  return value + ' '.repeat(Math.max(0, width - displayWidth(value)));
}

const PLAIN = /^[ -~]*$/;
/** It takes long to make. */
let segmenter: Intl.Segmenter | undefined;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u;
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;

/** Columns that a text takes on a terminal: two for East Asian wide characters and emoji, none for marks that join the one before. */
export function displayWidth(value: string): number {
  if (PLAIN.test(value)) return value.length;
  segmenter ??= new Intl.Segmenter();
  let width = 0;
  for (const { segment } of segmenter.segment(value)) width += NOTHING.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
  return width;
}
