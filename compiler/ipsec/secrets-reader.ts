/** Reads ipsec.secrets with all that it includes: which key is for which ids. */
import { sameText } from './address.ts';
import type { ConfFile, ConfProblem } from './conf-reader.ts';
import { includedPaths } from './includes.ts';
import type { Secret, SecretStore } from './secret.ts';

export interface SecretEntry {
  /** Addresses and ids; none: for whoever there is. */
  readonly indices: readonly string[];
  readonly secret: Secret;
  readonly file: ConfFile;
  readonly line: number;
}

const COMMON = /^(\S+) (\S+) : PSK "([^"]*)"$/;
const TOKEN = /"([^"]*)"|[^\s"]+|"/g;

export class Secrets {
  readonly entries: SecretEntry[] = [];
  readonly problems: ConfProblem[] = [];
  private readonly byPair = new Map<string, SecretEntry>();
  private readonly others: SecretEntry[] = [];
  private readonly store: SecretStore;

  constructor(store: SecretStore) {
    this.store = store;
  }

  /** Reads the file at the path, and what it includes of the files that there are. */
  read(path: string, files: ReadonlyMap<string, ConfFile>, seen = new Set<string>()): void {
    const file = files.get(path);
    if (file === undefined || seen.has(path)) return;
    seen.add(path);
    for (const { text, line } of statements(file.content)) {
      const included = /^include\s+(\S+)/.exec(text)?.[1];
      if (included === undefined) this.addEntry(text, line, file);
      else for (const one of includedPaths(included, path, files)) this.read(one, files, seen);
    }
  }

  /** The key that the node takes for the two ids: the entry that names both, or one, or none. */
  find(local: string, remote: string): SecretEntry | undefined {
    const exact = this.byPair.get(`${local} ${remote}`) ?? this.byPair.get(`${remote} ${local}`);
    if (exact !== undefined || this.others.length === 0) return exact;
    const any = remote.includes(':') ? '%any6' : '%any';
    const ranked = this.others.map((entry) => [rank(entry.indices, local, remote, any), entry] as const);
    return ranked.filter(([score]) => score > 0).sort(([a], [b]) => b - a)[0]?.[1];
  }

  private addEntry(text: string, line: number, file: ConfFile): void {
    const common = COMMON.exec(text);
    if (common !== null) {
      this.add([common[1] as string, common[2] as string], common[3] as string, line, file);
      return;
    }
    const tokens = [...text.matchAll(TOKEN)].map(([token, quoted]) => ({ token, quoted }));
    const colon = tokens.findIndex(({ token }) => token === ':');
    const [type, key, more] = tokens.slice(colon + 1);
    // Whatever stands there may be a key: none of it is shown.
    const fault = (message: string): void => void this.problems.push({ message, file, line });
    if (colon === -1 || type === undefined) fault('an entry has no key');
    else if (type.token.toUpperCase() !== 'PSK') return;
    else if (key === undefined || key.token === '"') fault('a key does not end on its line');
    else if (more !== undefined) fault('a double quote ends a key too early');
    else {
      const indices = tokens.slice(0, colon).map(({ token }) => token);
      this.add(indices, key.quoted ?? key.token, line, file);
    }
  }

  private add(written: readonly string[], key: string, line: number, file: ConfFile): void {
    const indices = written.map(sameText);
    const entry = { indices, secret: this.store.of(key), file, line };
    this.entries.push(entry);
    if (indices.length !== 2 || indices.some((index) => index.startsWith('%any'))) this.others.push(entry);
    else this.byPair.set(indices.join(' '), entry);
  }
}

/** How well an entry fits: 3 for both ids, 2 for the own one, 1 for whoever there is, 0 for not at all. */
function rank(indices: readonly string[], local: string, remote: string, any: string): number {
  if (indices.length === 0) return 1;
  if (indices.length === 1) return indices[0] === local ? 2 : 0;
  if (!indices.includes(local) && !indices.includes(any)) return 0;
  if (indices.includes(remote)) return 4;
  return indices.includes(any) ? 3 : 0;
}

/** Entries and includes, each in one text: what is indented belongs to the line before it. */
function* statements(content: string): Iterable<{ readonly text: string; readonly line: number }> {
  let current: { text: string; line: number } | undefined;
  let line = 0;
  for (const written of content.split('\n')) {
    line++;
    const text = written.replace(/(^|\s)#[^"]*$/, '').trimEnd();
    if (text === '') continue;
    if (/^\s/.test(text) && current !== undefined) current.text += ` ${text.trim()}`;
    else {
      if (current !== undefined) yield current;
      current = { text: text.trim(), line };
    }
  }
  if (current !== undefined) yield current;
}
