/** The settings of dalang.yaml: their names, what they may be, and what they mean. README.md of this folder has them for users. */
import { resolve } from 'node:path';
import { globToRegExp } from '../../compiler/lookup/files/glob.ts';
import { SEVERITIES } from '../reports/index.ts';
import type { Field } from './field.ts';
import { testSettings } from './tests.ts';

export const RULE_LEVELS = [...SEVERITIES, 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** Findings that are not to be shown: those of files, of all rules or of some. */
export interface IgnoredPaths {
  /** Matches paths relative to the folder of the project. */
  readonly pattern: RegExp;
  readonly rules: readonly string[] | undefined;
}

/** What a setting is read with beside its value. */
export interface SettingContext {
  /** Absolute path of the folder of dalang.yaml, which its paths are relative to. */
  readonly folder: string;
  /** Undefined where nobody asks for rules: settings with rules in them are left alone then. */
  readonly ruleNames: readonly string[] | undefined;
}

type Reader<T> = (field: Field, context: SettingContext) => T | undefined;

const path =
  (what: string): Reader<string> =>
  (field, { folder }) => {
    const text = field.text(what);
    return text === undefined ? undefined : resolve(folder, text);
  };

/** A list, or one text with `:` between the paths as Puppet has it. */
const paths =
  (what: string): Reader<readonly string[]> =>
  (field, { folder }) =>
    field.texts(what).flatMap((text) =>
      text
        .split(':')
        .filter(Boolean)
        .map((part) => resolve(folder, part)),
    );

const text =
  (what: string): Reader<string> =>
  (field) =>
    field.text(what);
const texts =
  (what: string): Reader<readonly string[]> =>
  (field) =>
    field.texts(what);
const flag =
  (what: string): Reader<boolean> =>
  (field) =>
    field.flag(what);
const choice =
  <T extends string>(what: string, choices: readonly T[]): Reader<T> =>
  (field) =>
    field.choice(what, choices);

export const SETTINGS = {
  environment: path('environment'),
  modulepath: paths('modulepath'),
  manifest: path('manifest'),
  hiera_config: path('hiera_config'),
  config_version: text('config_version'),
  strict: choice('strict', ['off', 'warning', 'error']),
  strict_variables: flag('strict_variables'),
  facts: path('facts'),
  trusted: path('trusted'),
  enc: path('enc'),
  classes: texts('classes'),
  world: path('world'),
  nodes: texts('nodes'),
  rules: (field: Field, context: SettingContext) => ruleLevels(field, context),
  unused: flag('unused'),
  fail_on: choice('fail_on', SEVERITIES),
  ignore: (field: Field, context: SettingContext) => field.items('ignore').flatMap((item) => ignoredPaths(item, context) ?? []),
  baseline: path('baseline'),
  tests: testSettings,
} as const satisfies Readonly<Record<string, Reader<unknown>>>;

type Settings = typeof SETTINGS;

/** The settings as given; those absent are undefined. */
export type ProjectSettings = { readonly [K in keyof Settings]?: NonNullable<ReturnType<Settings[K]>> };

/** All settings of a file; mistakes are noted in the faults of its fields. */
export function readSettings(root: Field, context: SettingContext): ProjectSettings {
  const settings: Record<string, unknown> = {};
  for (const { name, field } of root.entries('the file')) {
    const reader = Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof Settings] : undefined;
    if (reader === undefined) field.unknownKey('setting', Object.keys(SETTINGS));
    // A setting without a value is one that is not given.
    else if (field.value !== undefined) settings[name] = reader(field, context);
  }
  return settings as ProjectSettings;
}

function ruleLevels(field: Field, { ruleNames }: SettingContext): ReadonlyMap<string, RuleLevel> {
  const levels = new Map<string, RuleLevel>();
  if (ruleNames === undefined) return levels;
  for (const entry of field.entries('rules')) {
    if (!ruleNames.includes(entry.name)) {
      entry.field.unknownKey('rule', ruleNames);
      continue;
    }
    const level = entry.field.choice('the severity of a rule', RULE_LEVELS);
    if (level !== undefined) levels.set(entry.name, level);
  }
  return levels;
}

const IGNORE_KEYS: readonly string[] = ['path', 'rules'];

/** A pattern, or `{path: PATTERN, rules: [...]}`. */
function ignoredPaths(field: Field, { ruleNames }: SettingContext): IgnoredPaths | undefined {
  if (typeof field.value === 'string') {
    const pattern = patternOf(field);
    return pattern && { pattern, rules: undefined };
  }
  const entries = field.entries('an element of ignore');
  for (const { name, field: one } of entries) if (!IGNORE_KEYS.includes(name)) one.unknownKey('key of ignore', IGNORE_KEYS);
  const path = entries.find(({ name }) => name === 'path');
  const rules = entries.find(({ name }) => name === 'rules');
  if (path === undefined && rules !== undefined) field.wrong('an element of ignore has a path');
  const named = rules?.field.items('rules').flatMap((item) => (ruleNames ? (item.name('rule', ruleNames) ?? []) : []));
  const pattern = path && patternOf(path.field);
  return pattern && { pattern, rules: named };
}

/** A folder stands for all that is below it. */
function patternOf(field: Field): RegExp | undefined {
  const text = field.text('a path of ignore');
  if (text === undefined) return undefined;
  try {
    const { source } = globToRegExp(text.replace(/^\.\//, '').replace(/\/$/, ''));
    return new RegExp(`${source.slice(0, -1)}(?:/.*)?$`);
  } catch {
    return field.wrong(`'${text}' is no pattern of paths`, 'a brace or bracket is not closed');
  }
}
