/** The only door of bin/project: dalang.yaml, what a project says once so that no command line has to. */
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { formatFrame, formatPuppet } from '../../parser/diagnostics/report.ts';
import { looksLikeEnvironment } from '../environment-options.ts';
import { parsedYaml } from '../nodes/document.ts';
import { counted } from '../reports/index.ts';
import { readText } from '../source-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { Field } from './field.ts';
import { type ProjectSettings, readSettings } from './settings.ts';

export { type IgnoredPaths, type ProjectSettings, RULE_LEVELS, type RuleLevel } from './settings.ts';
export { type CaseSettings, type LookupSettings, lookupName, PLAIN, type TestSettings, type VariantSettings } from './tests.ts';
export { withProject } from './with-project.ts';

/** So many mistakes are told. */
const MOST_FAULTS = 20;

export interface Project {
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly settings: ProjectSettings;
}

/** The environment that was given, that the project names, or that it is itself. */
export function environmentOf(given: string | undefined, { folder, settings }: Project): string | undefined {
  return given ?? settings.environment ?? (looksLikeEnvironment(folder) ? folder : undefined);
}

/**
 * Reads dalang.yaml. What is wrong with it is said with the places, and ends the command: a UsageError. `ruleNames`: the rules of
 * `validate`, for the command that asks for their settings.
 */
export function readProject(file: string, ruleNames: readonly string[] | undefined, terminal: Terminal): Project {
  const folder = dirname(resolve(file));
  const document = parsedYaml(readText(file), file, 'mend it there');
  if (document.value === undefined) return { folder, settings: {} };
  const faults: Diagnostic[] = [];
  const settings = readSettings(new Field(document.value, [], document, faults), { folder, ruleNames });
  if (faults.length === 0) return { folder, settings };
  for (const fault of faults.slice(0, MOST_FAULTS)) {
    terminal.say(`${terminal.red('Error:')} ${formatPuppet(fault)}`);
    terminal.say(formatFrame(fault, { color: terminal.color }));
  }
  throw new UsageError(`${file} has ${counted(faults.length, 'mistake')}`, 'README.md tells which settings there are');
}
