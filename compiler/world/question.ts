/** What code asks of the world outside of its environment. */
import { dnsKind } from './dns-names.ts';

/** Sections of a world file that hold answers by question. */
export const SECTIONS = ['dns', 'generate', 'files', 'puppetdb'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Question {
  readonly section: Section;
  /** As the world file names it. */
  readonly key: string;
  /** This machine was looked at, as Puppet does it: what it has is the answer. */
  readonly isLocal?: boolean;
  /** The option that lets this machine answer. */
  readonly permission?: string;
}

const PLACEHOLDERS: Readonly<Record<Section, string>> = {
  dns: '[ANSWER, ...]',
  generate: 'OUTPUT',
  files: 'CONTENT',
  puppetdb: '[ROW, ...]',
};

/** One text for each question. */
export function questionId({ section, key }: Question): string {
  return `${section} ${key}`;
}

/** What was asked, and how it can be answered. */
export function hintOf(question: Question): string {
  return `no answer is at hand for ${subjectOf(question)}; ${remedyOf(question)}`;
}

/** How a question can be answered. */
export function remedyOf({ section, key, permission }: Question): string {
  const answer = `it can stand in a world file (--world FILE), as ${section}: {${JSON.stringify(key)}: ${PLACEHOLDERS[section]}}`;
  return permission === undefined ? answer : `${answer}; ${permission}`;
}

/** What was asked, for a sentence. */
export function subjectOf({ section, key }: Question): string {
  switch (section) {
    case 'dns':
      return dnsSubject(key);
    case 'generate':
      return `the command \`${key}\``;
    case 'files':
      return `the file ${key}`;
    case 'puppetdb':
      return `the query \`${key}\``;
  }
}

function dnsSubject(key: string): string {
  const kind = dnsKind(key);
  if (kind === 'addresses' || kind === 'names') return `the ${kind} of ${key}`;
  return `the records ${kind} of ${key.split(' ')[0]}`;
}
