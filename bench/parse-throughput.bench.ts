/**
 * Parsing and validating every manifest and template of the Debian modules, in megabytes a second: dalang against real Puppet in one
 * run, both warm, both reading from memory, neither printing the tree.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { REQUIRE_BANNER } from '../bin/bundle.ts';
import { type ModuleFile, moduleFiles, modulesMissing } from '../test/conformance/debian-modules.ts';
import { puppetVersion } from '../test/record/oracle.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PASSES = 5;
const WARM_UPS = 4;

export async function run(): Promise<string> {
  const missing = modulesMissing();
  if (missing !== undefined) return `  not run: ${missing}`;
  const files = moduleFiles();
  const megabytes = files.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0) / 1e6;
  const ours = await timeDalang(files);
  const lines = [
    `  ${files.length} files, ${megabytes.toFixed(2)} MB`,
    `  dalang  ${ours.best.toFixed(3)} s best, ${ours.median.toFixed(3)} s median of ${PASSES}: ${(megabytes / ours.median).toFixed(1)} MB/s (${ours.ok} files without errors)`,
  ];
  if (puppetVersion() === undefined) return [...lines, '  Puppet  not installed'].join('\n');
  const puppet = timePuppet(files);
  lines.push(
    `  Puppet  ${puppet.seconds.toFixed(3)} s: ${(megabytes / puppet.seconds).toFixed(2)} MB/s (${puppet.ok} files without errors; Puppet ${puppet.version})`,
  );
  lines.push(`  ratio   ${(puppet.seconds / ours.median).toFixed(1)}`);
  return lines.join('\n');
}

/** Through a bundle, since that is what users run. */
async function timeDalang(files: readonly ModuleFile[]): Promise<{ best: number; median: number; ok: number }> {
  const outfile = join(ROOT, '.cache', 'bench', 'parser.mjs');
  const banner = { js: REQUIRE_BANNER };
  await build({
    entryPoints: [join(ROOT, 'parser', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner,
  });
  const { parse, Source } = (await import(pathToFileURL(outfile).href)) as typeof import('../parser/index.ts');
  const pass = () => files.filter(({ text, file, epp }) => parse(new Source(text, file), { epp }).program !== undefined).length;
  // Warm as Puppet is, whose process has parsed for a minute when it is used: compiled by the last stage of V8.
  for (let i = 1; i < WARM_UPS; i++) pass();
  const ok = pass();
  const times = Array.from({ length: PASSES }, () => {
    const started = performance.now();
    pass();
    return (performance.now() - started) / 1000;
  }).sort((a, b) => a - b);
  return { best: times[0] as number, median: times[PASSES >> 1] as number, ok };
}

function timePuppet(files: readonly ModuleFile[]): { seconds: number; ok: number; version: string } {
  const input = JSON.stringify(files.map(({ text, file, epp }) => ({ text, file, epp })));
  const { stdout, stderr, status } = spawnSync('ruby', [join(import.meta.dirname, 'parse-puppet.rb')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`Puppet's side failed: ${stderr}`);
  return JSON.parse(stdout) as { seconds: number; ok: number; version: string };
}
