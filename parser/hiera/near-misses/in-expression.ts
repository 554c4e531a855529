/**
 * Near misses inside `%{...}`: Puppet does interpolate these, mostly to the empty string.
 */
import type { ExpressionPart } from '../interpolation.ts';
import { isMethod } from '../interpolation.ts';
import { rubyStrip } from '../key.ts';
import { dotted, meantMethod, readCall, readSubscripts } from './content.ts';
import type { NearMiss, NearMissCode } from './near-miss.ts';

/** A root and its dotted path, as a variable of Puppet may be called; digits are match variables. */
const VARIABLE = /^(?:(?:::)?[a-z_]\w*(?:::[a-z_]\w*)*|\d+)$/;
const FACTS_QUALIFIED = /^(?:::)?(facts|trusted|server_facts)((?:::\w+)+)$/;
/**
 * Directives of log formats that take an argument in braces, by the letter that follows: any header, variable or cookie for the
 * first group; the words that Apache defines for the others.
 */
const FORMAT_LETTER = /^(?:\^t[io]|[aceinopPtTxhC])(?![A-Za-z0-9_])/;
const FORMAT_WORDS = /^(?:pid|tid|hextid|canonical|local|remote|c|s|ms|us|sec|msec|usec|msec_frac|usec_frac)$/;
const WORD_LETTERS = /^[pPtTah](?![A-Za-z0-9_])/;

/** What is longer was not meant for an interpolation, and is not worth the time. */
const LONGEST = 300;

/** The near miss in one expression of a text; undefined when there is nothing to say. */
export function nearMissInExpression(part: ExpressionPart, text: string): NearMiss | undefined {
  const content = rubyStrip(part.text.slice(2, -1));
  if (part.isEmpty || content.length > LONGEST) return undefined;
  if (content.includes('%{')) return insideAnother(part, content);
  if (content.startsWith('{')) return doubledBraces(part, content, text);
  return part.isCall ? calledMethod(part) : (misspeltCall(part, content, text) ?? misspeltVariable(part, content, text));
}

function whole(part: ExpressionPart, code: NearMissCode, repaired: string | undefined, length = part.length): NearMiss {
  const found = { code, offset: part.offset, length, certain: true };
  return repaired === undefined ? found : { ...found, suggestion: `%{${repaired}}` };
}

/** `%{a %{b}`: either the first lacks its brace, or somebody put one into the other. */
function insideAnother(part: ExpressionPart, content: string): NearMiss {
  const inner = content.indexOf('%{');
  const before = content.slice(0, inner);
  const call = /^(\w+\((?:'[^']*'|"[^"]*")\))/.exec(before) ?? /^((?:::)?[A-Za-z_][\w:]*(?:\.\w+)*)(?=[^\w:.('"])/.exec(before);
  const word = call?.[1];
  if (word === undefined) {
    if (/^[\w:]*\($|['"(]/.test(before) || /[\w.]$/.test(before)) return whole(part, 'DALANG_INTERPOLATION_NESTED', undefined);
    return whole(part, 'DALANG_INTERPOLATION_UNTERMINATED', undefined);
  }
  const end = part.text.indexOf(word) + word.length;
  return whole(part, 'DALANG_INTERPOLATION_UNTERMINATED', word, end);
}

/** `%{{x}}`: the second closing brace is text already. */
function doubledBraces(part: ExpressionPart, content: string, text: string): NearMiss {
  const inside = rubyStrip(content.slice(1));
  const closing = /^\s*\}/.exec(text.slice(part.offset + part.length))?.[0].length ?? 0;
  const repaired = readCall(inside, 2)?.repaired ?? (/^[:\w.]+$/.test(inside) ? inside : undefined);
  return whole(part, 'DALANG_INTERPOLATION_DOUBLED_BRACES', repaired, part.length + closing);
}

/** `%{heira('x')}`. */
function calledMethod(part: ExpressionPart): NearMiss | undefined {
  if (isMethod(part.method)) return undefined;
  if (/^facts?$/.test(part.method)) return whole(part, 'DALANG_INTERPOLATION_MISSPELT_METHOD', dotted('facts', `['${part.key}']`));
  const method = meantMethod(part.method, 2);
  const quote = part.text[part.keyOffset - part.offset - 1] as string;
  return whole(
    part,
    'DALANG_INTERPOLATION_MISSPELT_METHOD',
    method === undefined ? undefined : `${method}(${quote}${part.key}${quote})`,
  );
}

/** A call that Puppet takes for a variable, because it is not written as a call must be. */
function misspeltCall(part: ExpressionPart, content: string, text: string): NearMiss | undefined {
  const meaning = readCall(content, /[('"]/.test(content) ? 2 : 0);
  if (meaning?.problem === undefined) return undefined;
  // `%{hiera{x}}`: the expression ends with the first brace, and the second is text.
  const closing = content.includes('{') && text[part.offset + part.length] === '}' ? 1 : 0;
  return whole(part, meaning.problem, meaning.repaired, part.length + closing);
}

function misspeltVariable(part: ExpressionPart, content: string, text: string): NearMiss | undefined {
  const after = text.slice(part.offset + part.length);
  const sigil = /^[$@]((?:::)?[a-z_].*)$/s.exec(content);
  if (sigil !== null) return whole(part, 'DALANG_INTERPOLATION_SIGIL_INSIDE', readSubscripts(sigil[1] as string) ?? sigil[1]);
  const subscripts = readSubscripts(content);
  if (subscripts !== undefined) return whole(part, 'DALANG_INTERPOLATION_SUBSCRIPT', subscripts);
  return misspeltPath(part, content) ?? notAVariable(part, content, after);
}

function misspeltPath(part: ExpressionPart, content: string): NearMiss | undefined {
  const qualified = FACTS_QUALIFIED.exec(content);
  if (qualified !== null)
    return whole(part, 'DALANG_INTERPOLATION_PATH', `${qualified[1]}${(qualified[2] as string).replaceAll('::', '.')}`);
  if (/^(?::|:::+)[a-z_]\w*$/.test(content) || /^[a-z_]\w*:+$/.test(content)) {
    return whole(part, 'DALANG_INTERPOLATION_PATH', content.replace(/^:+/, '::').replace(/:+$/, ''));
  }
  if (part.segments !== undefined) return undefined;
  if (/['"]/.test(content)) {
    const bare = content.replace(/['"]/g, '');
    const balanced = /^(?:[^'"]|'[^']*'|"[^"]*")*$/.test(content);
    const code = balanced ? 'DALANG_INTERPOLATION_PATH' : 'DALANG_INTERPOLATION_UNBALANCED_QUOTES';
    return whole(part, code, /^[\w:]+(?:\.\w+)*$/.test(bare) ? bare : undefined);
  }
  const path = content.replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '');
  return whole(part, 'DALANG_INTERPOLATION_PATH', /^[\w:]+(?:\.\w+)*$/.test(path) ? path : undefined);
}

/** `%{User-Agent}i`, `%{HTTP_HOST}`: meant for Apache, and gone before Apache sees it. */
function notAVariable(part: ExpressionPart, content: string, after: string): NearMiss | undefined {
  const root = part.segments?.[0];
  const isVariable = typeof root === 'string' && VARIABLE.test(root);
  const isFormat = isVariable ? FORMAT_WORDS.test(content) && WORD_LETTERS.test(after) : FORMAT_LETTER.test(after);
  if (isVariable && !isFormat) return undefined;
  if (isFormat || /^(?:[A-Z][\w-]*(?::[\w-]+)*|[\w-]+:[\w.-]+|%.*|\^.*|\+.*|\[.*\])$/.test(content)) return eatsFormat(part);
  return whole(part, 'DALANG_INTERPOLATION_NOT_A_VARIABLE', undefined);
}

function eatsFormat(part: ExpressionPart): NearMiss {
  const suggestion = `%{literal('%')}${part.text.slice(1)}`;
  return { code: 'DALANG_INTERPOLATION_EATS_FORMAT', offset: part.offset, length: part.length, suggestion, certain: true };
}
