/**
 * Near misses outside of any `%{...}`: Puppet leaves these as they are.
 *
 * Few false alarms are worth more than a complete list, so a rule asks for something that no other format has: the name of an
 * interpolation method with a quoted argument, a name with `::`, or a path into `facts`, `trusted` or `server_facts`. What only
 * looks like a variable is reported as uncertain, or not at all; README.md has the rules in words.
 */
import { type Meaning, readMeaning, readSubscripts } from './content.ts';
import type { NearMiss, NearMissCode, NearMissContext } from './near-miss.ts';
import { looksLikeShell } from './shell.ts';

interface Found {
  readonly code: NearMissCode;
  readonly offset: number;
  readonly length: number;
  readonly meaning: Meaning;
}

type Rule = (text: string, context: NearMissContext) => readonly NearMiss[];

const NAME = String.raw`(?:::)?[a-z_]\w*(?:::[a-z_]\w*)*`;
/** A call with a quoted argument, or one whose quotes or parentheses are not right. */
const CALL = String.raw`[A-Za-z]{4,12}\s*\(\s*['"\u2018\u201c][^'"\u2019\u201d(){}<>]*['"\u2019\u201d]?\s*\)?`;
const QUALIFIED = String.raw`(?:::[a-z_]\w*(?:::\w+)*|(?:facts|trusted|server_facts)(?:\.\w+|\[['"]?\w+['"]?\])+)`;
/** Not a conversion of printf: `%<name>s` and `%<n>.2f` are Ruby's and legal. */
const NOT_PRINTF = String.raw`(?![-+#0]*\d*(?:\.\d+)?[bBdiouxXeEfgGaAcsp](?![A-Za-z]))`;

/** A variable with its path, or a call. */
const WELL_FORMED = /^(?:(?:::)?[a-z_]\w*(?:::[a-z_]\w*)*(?:\.(?:\w+|'[^']+'))*|[a-z]+\((?:'[^']+'|"[^"]+")\))$/;

const RULES: readonly Rule[] = [
  template,
  angleBrackets,
  dollar,
  wrongBrackets,
  spaceAfterPercent,
  noPercent,
  missingBrace,
  unterminated,
  bareCall,
];

/** Near misses in text that holds no complete expression, in order and without overlap. */
export function nearMissesInText(text: string, context: NearMissContext): NearMiss[] {
  const found: NearMiss[] = [];
  const taken = new Uint8Array(text.length);
  for (const rule of RULES) {
    for (const miss of rule(text, context)) {
      const end = miss.offset + miss.length;
      if (taken.subarray(miss.offset, end).includes(1)) continue;
      taken.fill(1, miss.offset, end);
      found.push(miss);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Each match whose content (group 1) means something. */
function* meanings(text: string, pattern: RegExp, code: NearMissCode): Generator<Found> {
  for (const match of text.matchAll(pattern)) {
    const meaning = readMeaning(match[1] ?? '');
    if (meaning !== undefined) yield { code, offset: match.index, length: match[0].length, meaning };
  }
}

function report(found: Iterable<Found>, certain = true): NearMiss[] {
  return Array.from(found, ({ code, offset, length, meaning }) => {
    const miss = { code, offset, length, certain };
    return meaning.repaired === undefined ? miss : { ...miss, suggestion: `%{${meaning.repaired}}` };
  });
}

/** `<%= hiera('x') %>`. */
function template(text: string): NearMiss[] {
  if (!text.includes('<%=')) return [];
  const found = Array.from(meanings(text, /<%=\s*([^%]*?)\s*-?%>/g, 'DALANG_INTERPOLATION_TEMPLATE'));
  // A template may be kept in data and rendered later; a call of a Hiera function in it would not.
  return found.flatMap((one) => report([one], one.meaning.kind === 'call'));
}

/** `%<hiera('x')>`, `%<::fqdn>`; Apache's `%<s` and Ruby's `%<name>s` are legal. */
function angleBrackets(text: string, context: NearMissContext): NearMiss[] {
  if (context.angleBrackets === true || !text.includes('%<')) return [];
  const code = 'DALANG_INTERPOLATION_ANGLE_BRACKETS';
  const sure = report(meanings(text, /%<([^<>%]*)>/g, code));
  const words: NearMiss[] = [];
  for (const match of text.matchAll(new RegExp(`%<(${NAME}(?:\\.\\w+)*)>${NOT_PRINTF}`, 'g'))) {
    const name = match[1] as string;
    const known = context.isKnownName?.(name) === true;
    // One word could be Apache's list of directives (`%<cqtd>`); words joined by an underscore or a dot are a name.
    if (!known && !/[_.]/.test(name)) continue;
    words.push({ code, offset: match.index, length: match[0].length, suggestion: `%{${name}}`, certain: true });
  }
  return [...sure, ...words];
}

/** `${::fqdn}`, `${hiera('x')}`; `${HOME}` and whatever stands in a shell script is legal. */
function dollar(text: string, context: NearMissContext): NearMiss[] {
  if (!text.includes('${')) return [];
  const code = 'DALANG_INTERPOLATION_DOLLAR';
  const sure = report(meanings(text, /\$\{([^{}]*)\}/g, code));
  if (looksLikeShell(text)) return sure;
  const names: NearMiss[] = [];
  for (const match of text.matchAll(new RegExp(`\\$\\{(${NAME})\\}`, 'g'))) {
    const name = match[1] as string;
    const known = context.isKnownName?.(name) === true;
    if (!known && !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$|^(?:fqdn|clientcert|osfamily|operatingsystem|ipaddress|macaddress)$/.test(name))
      continue;
    names.push({ code, offset: match.index, length: match[0].length, suggestion: `%{${name}}`, certain: known });
  }
  return [...sure, ...names];
}

/** `%(hiera('x'))`, `%[hiera('x')]`; `%(name)s` is Python's and legal. */
function wrongBrackets(text: string): NearMiss[] {
  const code = 'DALANG_INTERPOLATION_WRONG_BRACKETS';
  return report([
    ...meanings(text, new RegExp(String.raw`%\(\s*(${CALL}|::[\w:]+)\s*\)`, 'g'), code),
    ...meanings(text, new RegExp(String.raw`%\[\s*(${CALL}|::[\w:]+)\s*\]`, 'g'), code),
  ]);
}

/** `% {hiera('x')}`. */
function spaceAfterPercent(text: string): NearMiss[] {
  return report(meanings(text, /%\s+\{([^{}]*)\}/g, 'DALANG_INTERPOLATION_SPACE_AFTER_PERCENT'));
}

/** `%hiera('x')}`, `%hiera('x')`, `%::fqdn}`. */
function missingBrace(text: string): NearMiss[] {
  const pattern = new RegExp(String.raw`%(?=[A-Za-z:])(${CALL}|${QUALIFIED}(?=\s*\}))\s*[}>]?`, 'g');
  return report(meanings(text, pattern, 'DALANG_INTERPOLATION_MISSING_BRACE'));
}

/** `{hiera('x')}`, `{{ hiera('x') }}`, `#{hiera('x')}`, `{%hiera('x')}`. */
function noPercent(text: string): NearMiss[] {
  const code = 'DALANG_INTERPOLATION_NO_PERCENT';
  return report([
    ...meanings(text, new RegExp(String.raw`\{\{\s*(${CALL}|${QUALIFIED})\s*\}\}`, 'g'), code),
    ...meanings(text, new RegExp(String.raw`[#@&]?\{%?\s*(${CALL}|${QUALIFIED})\s*%?\}`, 'g'), code),
  ]);
}

/** `%{hiera('x')` with nothing to close it; so is `%{hiera('x')>`. */
function unterminated(text: string): NearMiss[] {
  const start = text.indexOf('%{');
  if (start === -1) return [];
  const code = 'DALANG_INTERPOLATION_UNTERMINATED';
  const rest = text.slice(start + 2);
  const content = new RegExp(String.raw`^\s*(${CALL}|(?:::)?[A-Za-z_][\w:.-]*(?:\[[^\]{}]*\])*)\s*?([>\])]?)`).exec(rest);
  if (content === null) return [{ code, offset: start, length: 2, certain: rest.trim() !== '' }];
  const written = content[1] as string;
  const repaired = readMeaning(written)?.repaired ?? readSubscripts(written) ?? written.replace(/[.:]+$/, '');
  const length = 2 + (content[2] === '' ? content[0].trimEnd().length : content[0].length);
  const miss = { code, offset: start, length, certain: true } as const;
  return [WELL_FORMED.test(repaired) ? { ...miss, suggestion: `%{${repaired}}` } : miss];
}

/** `hiera('x')` alone, or within one word such as `http://hiera('x'):80`; in prose it is legal. */
function bareCall(text: string): NearMiss[] {
  const pattern = /\b((?:hiera|lookup|alias|literal|scope|hiera_hash|hiera_array)\s*\(\s*(?:'[^']+'|"[^"]+")\s*\))/g;
  const code = 'DALANG_INTERPOLATION_BARE_CALL';
  const found = Array.from(meanings(text, pattern, code));
  if (found.length === 0) return [];
  const outside = text.replace(pattern, '');
  const alone = outside.trim() === '';
  if (!alone && (/\s/.test(outside.trim()) || /[`;=$(){}<]/.test(outside))) return [];
  return report(found.filter(({ meaning }) => alone || /^(?:hiera|lookup|alias)\(/.test(meaning.repaired ?? '')));
}
