/** The one form of a question in each section. */
import { isAbsolute, normalize } from 'node:path';
import { normalCommand } from './command-line.ts';
import { dnsKey } from './dns-names.ts';
import { queryKey } from './query-key.ts';
import type { Section } from './question.ts';

/** Undefined for what is no question of the section. */
export function normalKey(section: Section, written: string): string | undefined {
  switch (section) {
    case 'dns':
      return dnsKey(written);
    case 'generate':
      return normalCommand(written);
    case 'files':
      return isAbsolute(written) && !written.includes('\0') ? normalize(written).replace(/(?<=.)\/$/, '') : undefined;
    case 'puppetdb':
      return queryKey(written);
  }
}
