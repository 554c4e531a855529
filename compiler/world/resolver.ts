/**
 * Asks the resolver of this machine. Evaluation waits for nothing and Node.js resolves names only for who waits, so a process of its own
 * does it.
 */
import { PuppetError } from '../functions/error.ts';
import { LimitError, secondsLeft } from '../limits.ts';
import { dnsKind, type RecordType } from './dns-names.ts';
import { childProcess } from './program.ts';

const MOST_SECONDS = 10;

/** Answers with a list of texts, or with the code of an error. Names come from hosts and DNS alike, records from DNS alone. */
const SCRIPT = `
import { promises as dns } from 'node:dns';
const [kind, name] = process.argv.slice(1);
const ask = {
  addresses: async () => (await dns.lookup(name, { all: true, verbatim: true })).map(({ address }) => address),
  names: async () => {
    const found = await dns.reverse(name).catch(() => []);
    return found.length > 0 ? found : [(await dns.lookupService(name, 0)).hostname].filter((host) => host !== name);
  },
};
const records = async () => [await dns.resolve(name, kind)].flat();
try {
  process.stdout.write(JSON.stringify({ found: await (ask[kind] ?? records)() }));
} catch ({ code, message }) {
  process.stdout.write(JSON.stringify({ code: code ?? message }));
}
`;

/** Codes that say that there is no such thing. */
const NOTHING: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'ENOENT']);

type Found = string | readonly string[] | Readonly<Record<string, string | number>>;

/** Answers in the form of world files; none for what is not in DNS. Throws where there is no telling. */
export function askResolver(key: string): readonly string[] {
  const kind = dnsKind(key);
  const [name = ''] = key.split(' ');
  const left = secondsLeft();
  const timeout = Math.max(1, Math.ceil(Math.min(left, MOST_SECONDS) * 1000));
  const args = ['--input-type=module', '--eval', SCRIPT, '--', kind, name];
  const { stdout, error } = childProcess().spawnSync(process.execPath, args, {
    timeout,
    encoding: 'utf8',
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error !== undefined && left < MOST_SECONDS) throw new LimitError('seconds');
  const { found, code } = answerIn(stdout ?? '');
  if (found !== undefined) return found.map((one) => written(one, kind));
  if (code !== undefined && NOTHING.has(code)) return [];
  throw new PuppetError(
    `the resolver of this machine did not answer for ${key}: ${code ?? `nothing within ${MOST_SECONDS} seconds`}`,
  );
}

function answerIn(text: string): { readonly found?: readonly Found[]; readonly code?: string } {
  return text === '' ? {} : JSON.parse(text);
}

/** The fields of records as Node.js has them, in the order of \`dig +short\`. */
const FIELDS: Readonly<Partial<Record<RecordType | 'names' | 'addresses', readonly string[]>>> = {
  MX: ['priority', 'exchange'],
  SRV: ['priority', 'weight', 'port', 'name'],
  SOA: ['nsname', 'hostmaster', 'serial', 'refresh', 'retry', 'expire', 'minttl'],
};

function written(one: Found, kind: RecordType | 'names' | 'addresses'): string {
  if (typeof one === 'string') return one;
  if (Array.isArray(one)) return one.map((part) => JSON.stringify(part)).join(' ');
  return (FIELDS[kind] ?? []).map((field) => String((one as Readonly<Record<string, string | number>>)[field])).join(' ');
}
