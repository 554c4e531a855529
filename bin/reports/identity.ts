/** What makes a finding the same one as before, though lines have moved: its rule, its file and its message. */
import { createHash } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import type { Finding } from '../../compiler/validate/finding.ts';
import { fileOf } from './places.ts';

export interface Identity {
  readonly rule: string;
  /** Relative to a folder where it lies near; empty for a finding of no file. */
  readonly file: string;
  readonly message: string;
}

/** Places within a message move with the lines. */
const PLACES = /\b(line|column):? \d+/g;

export function identityOf(finding: Finding, folder: string): Identity {
  const file = fileOf(finding);
  return {
    rule: finding.rule,
    file: file === undefined ? '' : stablePath(file, folder),
    message: finding.message.replace(PLACES, '$1 N'),
  };
}

/** Relative within the project and beside it, wherever that lies; absolute for what belongs to the machine. */
function stablePath(file: string, folder: string): string {
  const path = isAbsolute(file) ? relative(folder, file) : file;
  return path.startsWith('../../../') ? file : path;
}

/** An identity as one text, to compare. */
export function identityKey({ rule, file, message }: Identity): string {
  return JSON.stringify([rule, file, message]);
}

/** A short text that stands for an identity in reports. */
export function fingerprint(identity: Identity): string {
  return createHash('sha256').update(identityKey(identity)).digest('hex').slice(0, 32);
}
