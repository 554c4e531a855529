/** Writes compiler/ruby/shim/method_order.rb: in which order Ruby has the methods of its own classes. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

const HEAD = `# frozen_string_literal: true

# Written by test/record/method-order.record.ts: the methods of Ruby's own classes in the order in which Puppet's Ruby has them.

`;

export async function record(): Promise<readonly string[]> {
  const recorded = JSON.parse(
    execFileSync('ruby', [join(import.meta.dirname, 'method-order.rb')], { encoding: 'utf8' }),
  ) as Readonly<Record<string, readonly string[]>>;
  const lines = Object.entries(recorded).map(([name, methods]) => `    '${name}' => %q(${methods.join(' ')})`);
  const file = join(ROOT, 'compiler', 'ruby', 'shim', 'method_order.rb');
  writeFileSync(file, `${HEAD}module Dalang\n  METHOD_ORDER = {\n${lines.join(',\n')}\n  }.freeze\nend\n`);
  return [file];
}
