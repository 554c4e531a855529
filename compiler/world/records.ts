/** Records of DNS as texts, in the form of `dig +short`, and taken apart. */
import { isIP } from 'node:net';
import { dnsKind, RECORD_FIELDS, type RecordType } from './dns-names.ts';

export type RecordField = string | number;

/** The fields of a record; undefined for a text that is no such record. */
export function recordFields(type: RecordType, text: string): readonly RecordField[] | undefined {
  const kinds = RECORD_FIELDS[type];
  if (kinds === undefined) return textsIn(text);
  const words = type === 'HINFO' ? textsIn(text) : text.trim().split(/\s+/);
  if (words.length !== kinds.length) return undefined;
  const fields = words.map((word, index) => fieldOf(kinds[index], word));
  return fields.includes(undefined) ? undefined : (fields as readonly RecordField[]);
}

function fieldOf(kind: 'name' | 'number' | 'text' | undefined, word: string): RecordField | undefined {
  if (kind === 'number') return /^\d+$/.test(word) ? Number(word) : undefined;
  return kind === 'name' && word === '' ? undefined : word;
}

/** Texts in double quotes, with spaces between them; anything else is one text. */
function textsIn(text: string): readonly string[] {
  if (!/^\s*"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*\s*$/s.test(text)) return [text];
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, inner = '']) => inner.replace(/\\(.)/gs, '$1'));
}

/** What is wrong with an answer to the key; undefined when nothing is. */
export function answerFault(key: string, answer: string): string | undefined {
  const kind = dnsKind(key);
  if (kind === 'names') return answer === '' || isIP(answer) !== 0 ? `'${answer}' is no name` : undefined;
  if (kind === 'addresses') return isIP(answer) === 0 ? `'${answer}' is no address` : undefined;
  return recordFields(kind, answer) === undefined
    ? `'${answer}' is no record ${kind}: as in \`dig +short\`, it is ${shape(kind)}`
    : undefined;
}

const EXAMPLES: Readonly<Record<RecordType, string>> = {
  CNAME: 'a name',
  HINFO: '"CPU" "OS"',
  MX: '10 mail.example.com',
  NS: 'a name',
  PTR: 'a name',
  SOA: 'ns.example.com admin.example.com 1 7200 3600 1209600 3600',
  SRV: '0 5 389 ldap.example.com',
  TXT: 'a text',
};

function shape(type: RecordType): string {
  return EXAMPLES[type];
}
