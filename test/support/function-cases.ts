/** Calls of functions with what real Puppet makes of them: fixtures/functions/FOLDER/NAME.yaml, one file a function. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { load } from 'js-yaml';
import type { LogLevel } from '../../compiler/functions/function.ts';
import type { ExpressionCase } from './expression-cases.ts';

export interface FunctionCase extends ExpressionCase {
  /** Puppet's setting, where it is not `warning`. */
  readonly strict?: 'off' | 'error';
}

export interface FunctionCases {
  readonly description: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** From which level on logs are answers; `warning` where it is not said. */
  readonly log_level?: LogLevel;
  readonly cases: readonly FunctionCase[];
}

export const FUNCTIONS = resolve(import.meta.dirname, '..', '..', 'fixtures', 'functions');

/** Modules that the calls may use; for Puppet there are those of the machine, too. */
export const CASE_MODULES = join(FUNCTIONS, 'modules');

/** How recorded answers name the folder of a module. */
export const MODULES_NAME = 'MODULES';

/** All files of cases, as absolute paths. */
export function functionFiles(): readonly string[] {
  return readdirSync(FUNCTIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'modules')
    .flatMap(({ name }) => readdirSync(join(FUNCTIONS, name)).map((file) => join(FUNCTIONS, name, file)))
    .filter((path) => path.endsWith('.yaml'))
    .sort();
}

export function readFunctionCases(path: string): FunctionCases {
  return load(readFileSync(path, 'utf8')) as FunctionCases;
}

/** `stdlib/abs` for its file. */
export function functionCaseName(path: string): string {
  return relative(FUNCTIONS, path).replace(/\.yaml$/, '');
}
