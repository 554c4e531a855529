/** Cases of fixtures/ruby/cases.yaml: manifests of one environment whose module has templates, functions, types and backends in Ruby. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'ruby');
export const RUBY_ENVIRONMENT: string = join(FOLDER, 'environment');
export const RUBY_ANSWERS: string = join(FOLDER, 'cases.recorded.json');
export const RUBY_FACTS = { os: { family: 'Debian' }, x: '1' };

export interface RubyCase {
  readonly name: string;
  readonly code: string;
}

export function rubyCases(): readonly RubyCase[] {
  return load(readFileSync(join(FOLDER, 'cases.yaml'), 'utf8')) as readonly RubyCase[];
}

interface Answered {
  readonly ok?: unknown;
  readonly error?: unknown;
  readonly logs?: unknown;
  readonly catalog?: unknown;
}

/** What is compared of an answer: resources with their parameters, messages, the error; without the place of this checkout. */
export function rubyAnswer({ ok, error, logs, catalog }: Answered): unknown {
  const resources = (catalog as { resources: Record<string, unknown>[] } | undefined)?.resources.map(
    ({ type, title, parameters = {} }) => ({ type, title, parameters }),
  );
  const kept = ok === true ? { resources, logs } : { error, logs };
  return JSON.parse(JSON.stringify(kept).replaceAll(RUBY_ENVIRONMENT, 'ENVIRONMENT'));
}
