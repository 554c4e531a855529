/** The manifests and templates of the Debian packages `puppet-module-*`: some 90 real modules, by many authors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from '../record/oracle.ts';

export const MODULES = process.env.DALANG_MODULES ?? '/usr/share/puppet/modules';
/** Where the same packages put the examples of their modules. */
const DOCUMENTS = '/usr/share/doc';

export interface ModuleFile {
  /** Below the modules' folder, or the packages' documents. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly epp: boolean;
}

export function modulesMissing(): string | undefined {
  return existsSync(MODULES) ? undefined : `${MODULES} is not there: apt-get install the packages puppet-module-*`;
}

/** Every `.pp` and `.epp` file, examples included (some are compressed), sorted by path; bytes that are no UTF-8 are replaced. */
export function moduleFiles(): ModuleFile[] {
  return [
    ...manifestsBelow(MODULES, ''),
    ...exampleFolders().flatMap((folder) => manifestsBelow(join(DOCUMENTS, folder), `${folder}/`)),
  ];
}

function exampleFolders(): string[] {
  if (!existsSync(DOCUMENTS)) return [];
  return readdirSync(DOCUMENTS)
    .filter((name) => name.startsWith('puppet-module-'))
    .sort();
}

function manifestsBelow(folder: string, prefix: string): ModuleFile[] {
  return filesBelow(folder)
    .filter((path) => /\.e?pp(\.gz)?$/.test(path))
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      const name = path.replace(/\.gz$/, '');
      const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      return { path: prefix + name, file: join(folder, name), text, epp: name.endsWith('.epp') };
    });
}
