/**
 * Writes Puppet's answers into fixtures/functions/FOLDER/NAME.yaml. The calls in these files are written by hand: add `- expr: ...`
 * and record; with FILTER=stdlib/zip,stdlib/union in the environment, only these. The modules are Debian's; where they are, is not part of an answer.
 */
import { writeFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import {
  CASE_MODULES,
  type FunctionCase,
  type FunctionCases,
  functionCaseName,
  functionFiles,
  MODULES_NAME,
  readFunctionCases,
} from '../support/function-cases.ts';
import type { Answer, Oracle, Request } from './oracle.ts';

const DEBIAN_MODULES = '/usr/share/puppet/modules';

/** What Ruby loads once a process it says once a process: asked before all others, so that no answer holds it. */
const SAID_ONCE = "has_ip_address('127.0.0.1')";

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const wanted = process.env.FILTER?.split(',');
  const paths = functionFiles().filter((path) => wanted?.includes(functionCaseName(path)) ?? true);
  await oracle.ask({ op: 'eval', code: SAID_ONCE, modulepath: [DEBIAN_MODULES] });
  await Promise.all(paths.map((path) => recordFile(oracle, path)));
  return paths;
}

async function recordFile(oracle: Oracle, path: string): Promise<void> {
  const known = readFunctionCases(path);
  const cases: FunctionCase[] = [];
  for (const { expr, strict } of known.cases) {
    const answer = await oracle.ask(requestFor(known, expr, strict));
    cases.push({ expr, ...(strict === undefined ? {} : { strict }), ...recorded(answer) });
  }
  writeFileSync(path, dump({ ...known, cases }, { lineWidth: -1, noRefs: true, flowLevel: 3 }));
}

function requestFor({ facts, log_level }: FunctionCases, code: string, strict: FunctionCase['strict']): Request {
  return {
    op: 'eval',
    code,
    modulepath: [DEBIAN_MODULES, CASE_MODULES],
    ...(facts === undefined ? {} : { facts: facts as Request }),
    ...(log_level === undefined ? {} : { log_level }),
    ...(strict === undefined ? {} : { settings: { strict } }),
  };
}

function recorded(answer: Answer): Omit<FunctionCase, 'expr'> {
  const { ok, value, type, string, error, logs } = JSON.parse(withoutPaths(JSON.stringify(answer))) as Answer;
  const calls = (logs ?? []).filter((entry) => !isOfTheRecording(entry));
  const said = calls.length > 0 ? { logs: calls } : {};
  return ok ? { value, type: type as string, string: string as string | null, ...said } : { error: error as string, ...said };
}

/** What Puppet says of the empty folder that stands for the environment here. */
function isOfTheRecording([level, message]: readonly [string, string]): boolean {
  return level === 'debug' && message.startsWith('Path to /');
}

function withoutPaths(text: string): string {
  return text.replaceAll(CASE_MODULES, MODULES_NAME).replaceAll(DEBIAN_MODULES, MODULES_NAME);
}
