/**
 * Reads ipsec.conf with all that it includes: sections as written, and connections as libreswan has them, with what `also=` and
 * `%default` add.
 */
import { type ConfLine, readLines } from './conf-lines.ts';
import { includedPaths } from './includes.ts';

/** A file of libreswan, as a catalog has it. */
export interface ConfFile {
  readonly path: string;
  readonly content: string;
}

export interface Setting {
  readonly value: string;
  readonly file: ConfFile;
  readonly line: number;
}

export interface Section {
  readonly name: string;
  readonly file: ConfFile;
  readonly line: number;
  readonly settings: ReadonlyMap<string, Setting>;
  /** Names of sections that are added. */
  readonly also: readonly Setting[];
}

export interface ConfProblem {
  readonly message: string;
  readonly file: ConfFile;
  readonly line: number;
}

export interface Conf {
  /** Sections of the type `conn` but for %default, in the order of the files. */
  readonly sections: readonly Section[];
  readonly byName: ReadonlyMap<string, Section>;
  readonly defaults: ReadonlyMap<string, Setting>;
  /** Of `config setup`. */
  readonly setup: ReadonlyMap<string, Setting>;
  /** Files that were read. */
  readonly read: ReadonlySet<string>;
  readonly problems: readonly ConfProblem[];
}

/** libreswan's own limit of nested includes. */
const MOST_NESTED = 10;

interface Open {
  readonly settings: Map<string, Setting>;
  readonly also: Setting[];
}

/** Reads the file at the path, and what it includes of the files that there are. */
export function readConf(path: string, files: ReadonlyMap<string, ConfFile>): Conf {
  return new ConfReader(files).conf(path);
}

class ConfReader {
  private readonly files: ReadonlyMap<string, ConfFile>;
  private readonly sections: Section[] = [];
  private readonly byName = new Map<string, Section>();
  private readonly defaults = new Map<string, Setting>();
  private readonly setup = new Map<string, Setting>();
  private readonly read = new Set<string>();
  private readonly problems: ConfProblem[] = [];

  constructor(files: ReadonlyMap<string, ConfFile>) {
    this.files = files;
  }

  conf(path: string): Conf {
    const file = this.files.get(path);
    if (file !== undefined) this.readFile(file, 0);
    const { sections, byName, defaults, setup, read, problems } = this;
    return { sections, byName, defaults, setup, read, problems };
  }

  private readFile(file: ConfFile, depth: number): void {
    this.read.add(file.path);
    let open: Open | undefined;
    readLines(file.content, (line) => {
      if (line.kind === 'include') {
        open = undefined;
        this.include(line.path, file, depth);
      } else if (line.kind === 'section') open = this.openSection(line, file);
      else if (line.kind === 'unreadable') this.fault(`libreswan cannot read '${shortened(line.text)}'`, file, line.line);
      else if (open === undefined) this.fault(`'${line.key}' stands in no section`, file, line.line);
      else this.add(open, line, file);
    });
  }

  private include(pattern: string, from: ConfFile, depth: number): void {
    if (depth >= MOST_NESTED) return;
    for (const path of includedPaths(pattern, from.path, this.files)) {
      if (!this.read.has(path)) this.readFile(this.files.get(path) as ConfFile, depth + 1);
    }
  }

  private openSection({ type, name, line }: ConfLine & { kind: 'section' }, file: ConfFile): Open {
    if (type === 'config') return { settings: this.setup, also: [] };
    if (name === '%default') return { settings: this.defaults, also: [] };
    const section = { name, file, line, settings: new Map<string, Setting>(), also: [] as Setting[] };
    this.sections.push(section);
    // Of two of one name libreswan keeps the last.
    this.byName.set(name, section);
    return section;
  }

  private add(open: Open, { key, value, line }: ConfLine & { kind: 'setting' }, file: ConfFile): void {
    const setting = { value, file, line };
    if (key === 'also' || key === 'alsoflip') open.also.push(setting);
    else if (open.settings.has(key) && open.settings !== this.defaults)
      this.fault(`'${key}' stands twice in its section`, file, line);
    else open.settings.set(key, setting);
  }

  private fault(message: string, file: ConfFile, line: number): void {
    this.problems.push({ message, file, line });
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** A connection's parameters: its own, then those of the sections that it adds, then the defaults. */
export function settingsOf(section: Section, { byName, defaults }: Conf): ReadonlyMap<string, Setting> {
  if (section.also.length === 0 && defaults.size === 0) return section.settings;
  const all = new Map(section.settings);
  const seen = new Set([section]);
  const addAlso = ({ also }: Section): void => {
    for (const { value } of also) {
      const added = byName.get(value);
      if (added === undefined || seen.has(added)) continue;
      seen.add(added);
      for (const [key, setting] of added.settings) if (!all.has(key)) all.set(key, setting);
      addAlso(added);
    }
  };
  addAlso(section);
  for (const [key, setting] of defaults) if (!all.has(key)) all.set(key, setting);
  return all;
}
