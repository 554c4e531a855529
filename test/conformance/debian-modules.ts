/** The manifests and templates of the Debian packages `puppet-module-*`: some 60 real modules and more, by many authors. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../record/oracle.ts';

export const MODULES = process.env.DALANG_MODULES ?? '/usr/share/puppet/modules';

export interface ModuleFile {
  /** Below the modules' folder. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly epp: boolean;
}

export function modulesMissing(): string | undefined {
  return existsSync(MODULES) ? undefined : `${MODULES} is not there: apt-get install the packages puppet-module-*`;
}

/** Every `.pp` and `.epp` file, sorted by path; those whose bytes are no UTF-8 included, with the bytes replaced. */
export function moduleFiles(): ModuleFile[] {
  return filesBelow(MODULES)
    .filter((path) => /\.e?pp$/.test(path))
    .map((path) => ({
      path,
      file: join(MODULES, path),
      text: readFileSync(join(MODULES, path), 'utf8'),
      epp: path.endsWith('.epp'),
    }));
}
