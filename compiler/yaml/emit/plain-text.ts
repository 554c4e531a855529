/**
 * Which texts Psych would read back as something other than the text: they are quoted when written.
 *
 * Ruby: psych/scalar_scanner.rb#tokenize
 */
const WORD_LIKE = /^[^\d.:-]?[\p{L}\p{M}_\s!@#$%^&*(){}<>|/\\~;=]+/u;
const TIME = /^-?\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const DATE = /^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?$/;
const INTEGER = /^(?:[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0x[0-9a-fA-F_,]+)$/;
const OTHER_NUMBERS: readonly RegExp[] = [
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}\.[0-9_]*$/,
  /^\+?\.inf$/i,
  /^-\.inf$/i,
  /^\.nan$/i,
];
const SYMBOL = /^:./;

/** True when Psych reads the text as that very text. */
export function readsAsText(text: string): boolean {
  if (text === '') return false;
  if (WORD_LIKE.test(text) || text.includes('\n')) return text.length > 5 || !/^(~|null|yes|true|on|no|false|off)$/i.test(text);
  const time = TIME.exec(text);
  if (time) return !isTime(time.slice(1).map(Number));
  const date = DATE.exec(text);
  if (date) return !isDate(Number(date[1]), Number(date[2]), Number(date[3]));
  if (SYMBOL.test(text) || OTHER_NUMBERS.some((pattern) => pattern.test(text))) return false;
  if (FLOAT.test(text)) return /^[-+]?\.$/.test(text);
  return !INTEGER.test(text);
}

function isTime([month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && second <= 60;
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
