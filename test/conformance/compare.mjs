#!/usr/bin/env node
// Compares two files of oracle answers (JSON lines, matched by "id"): the reference first, ours second.
//
//   node compare.mjs reference.jsonl ours.jsonl [--root DIR=NAME ...] [--show N] [--json] [--min PERCENT]
//
// Every pair falls in one class:
//   same           both ok and equal, or both fail with the same message
//   order          both ok, equal but for the order of the catalog's resources
//   differs        both ok, not equal
//   ours-fails     only the reference is ok
//   ours-passes    only ours is ok
//   other-error    both fail, with different messages
//   missing        ours gave no answer
// Logs (warnings) are compared apart from the result and counted as "logs-same" among the pairs that are same or order.
// --root DIR=NAME replaces a path prefix on both sides (so that two checkouts compare); --min makes the exit status 1
// when less than PERCENT of the pairs are same.
import { createReadStream, realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// Object keys sorted at every depth: the order of parameters and hash keys in JSON carries no meaning here,
// except inside values that came from Puppet hashes, whose order a catalog does not promise either.
export function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((k) => [k, canonical(value[k])]),
    );
  }
  return value;
}

const key = (r) => `${r.type}[${r.title}]`;

export function normalizeCatalog(catalog) {
  const resources = (catalog.resources ?? []).map((r) =>
    canonical({
      ...r,
      tags: [...(r.tags ?? [])].sort(),
      ...(r.sensitive_parameters ? { sensitive_parameters: [...r.sensitive_parameters].sort() } : {}),
    }),
  );
  const edges = (catalog.edges ?? []).map((e) => `${e.source} -> ${e.target}`).sort();
  return {
    name: catalog.name,
    environment: catalog.environment,
    classes: catalog.classes,
    tags: [...(catalog.tags ?? [])].sort(),
    resources,
    edges,
  };
}

export function compareCatalogs(a, b) {
  const x = normalizeCatalog(a);
  const y = normalizeCatalog(b);
  const notes = [];
  const xs = new Map(x.resources.map((r) => [key(r), r]));
  const ys = new Map(y.resources.map((r) => [key(r), r]));
  for (const [k, r] of xs) {
    if (!ys.has(k)) notes.push(`missing resource ${k}`);
    else if (JSON.stringify(r) !== JSON.stringify(ys.get(k))) notes.push(`resource ${k}: ${firstDifference(r, ys.get(k))}`);
  }
  for (const k of ys.keys()) if (!xs.has(k)) notes.push(`extra resource ${k}`);
  const ye = new Set(y.edges);
  const xe = new Set(x.edges);
  for (const e of xe) if (!ye.has(e)) notes.push(`missing edge ${e}`);
  for (const e of ye) if (!xe.has(e)) notes.push(`extra edge ${e}`);
  for (const field of ['name', 'environment', 'tags']) {
    if (JSON.stringify(x[field]) !== JSON.stringify(y[field])) notes.push(`${field}: ${firstDifference(x[field], y[field])}`);
  }
  if (JSON.stringify([...(x.classes ?? [])].sort()) !== JSON.stringify([...(y.classes ?? [])].sort())) notes.push('classes differ');
  if (notes.length) return { verdict: 'differs', notes };
  const order =
    x.resources.map(key).join('\n') === y.resources.map(key).join('\n') && JSON.stringify(x.classes) === JSON.stringify(y.classes);
  return { verdict: order ? 'same' : 'order', notes: order ? [] : ['order of resources or classes'] };
}

export function firstDifference(a, b, path = '') {
  if (JSON.stringify(a) === JSON.stringify(b)) return null;
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b)) {
    for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const d = firstDifference(a[k], b[k], `${path}.${k}`);
      if (d) return d;
    }
  }
  // Of long texts, what is around the first character that differs.
  let at = 0;
  if (typeof a === 'string' && typeof b === 'string' && Math.max(a.length, b.length) > 160) {
    while (at < a.length && a[at] === b[at]) at++;
    at = Math.max(0, at - 40);
  }
  const clip = (v) => (at ? `...${JSON.stringify(v.slice(at, at + 160))}` : (JSON.stringify(v) ?? 'nothing').slice(0, 160));
  return `${path || '.'}: expected ${clip(a)}, got ${clip(b)}`;
}

export function compareAnswers(a, b) {
  if (!b) return { verdict: 'missing', notes: ['no answer'] };
  if (a.ok && b.ok) {
    if (a.catalog) {
      const r = compareCatalogs(a.catalog, b.catalog ?? {});
      if (JSON.stringify([...(a.exported ?? [])].sort()) !== JSON.stringify([...(b.exported ?? [])].sort()))
        return { verdict: 'differs', notes: [...r.notes, 'exported resources differ'] };
      return r;
    }
    for (const field of ['pn', 'value', 'type', 'string', 'explain', 'lookup_error']) {
      const x = JSON.stringify(canonical(a[field]));
      const y = JSON.stringify(canonical(b[field]));
      if (x !== y) return { verdict: 'differs', notes: [`${field}: ${firstDifference(canonical(a[field]), canonical(b[field]))}`] };
    }
    return { verdict: 'same', notes: [] };
  }
  if (a.ok) return { verdict: 'ours-fails', notes: [String(b.error).slice(0, 400)] };
  if (b.ok) return { verdict: 'ours-passes', notes: [`expected error: ${String(a.error).slice(0, 400)}`] };
  return a.error === b.error
    ? { verdict: 'same', notes: [] }
    : {
        verdict: 'other-error',
        notes: [`expected: ${String(a.error).slice(0, 400)}`, `got:      ${String(b.error).slice(0, 400)}`],
      };
}

// One text for what an answer says, the same for two answers that compare as same or order: for hashes. The order of the
// catalog's resources is orderText. With exported: 'count' only the number of exported resources is part of it.
export function canonicalText(answer, { exported = 'list' } = {}) {
  if (!answer.ok) return String(answer.error);
  if (answer.catalog) {
    const c = normalizeCatalog(answer.catalog);
    const resources = c.resources
      .map((r) => [key(r), r])
      .sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0))
      .map(([, r]) => r);
    const names = Array.isArray(answer.exported) ? [...answer.exported].sort() : (answer.exported ?? []);
    return JSON.stringify({
      ...c,
      classes: [...(c.classes ?? [])].sort(),
      resources,
      exported: exported === 'count' && Array.isArray(names) ? names.length : names,
    });
  }
  if (answer.pn !== undefined) return answer.pn;
  const { value, type, string, explain, lookup_error } = answer;
  return JSON.stringify(canonical({ value: value ?? null, type, string, explain, lookup_error }));
}

export function orderText(answer) {
  return answer.ok && answer.catalog ? (answer.catalog.resources ?? []).map(key).join('\n') : '';
}

async function main() {
  const args = process.argv.slice(2);
  const files = [];
  const roots = [];
  let show = 10;
  let asJson = false;
  let min = null;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--root') roots.push(args[++i].split('='));
    else if (args[i] === '--show') show = Number(args[++i]);
    else if (args[i] === '--json') asJson = true;
    else if (args[i] === '--min') min = Number(args[++i]);
    else files.push(args[i]);
  }
  if (files.length !== 2) {
    console.error('usage: compare.mjs reference.jsonl ours.jsonl [--root DIR=NAME] [--show N] [--json] [--min PERCENT]');
    process.exit(2);
  }

  const rebase = (text) => roots.reduce((t, [from, to]) => t.split(from).join(to), text);

  async function read(file) {
    const answers = new Map();
    let n = 0;
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (!line.trim()) continue;
      const answer = JSON.parse(rebase(line));
      answers.set(answer.id ?? n, answer);
      n++;
    }
    return answers;
  }

  const reference = await read(files[0]);
  const ours = await read(files[1]);
  const counts = { same: 0, order: 0, differs: 0, 'ours-fails': 0, 'ours-passes': 0, 'other-error': 0, missing: 0 };
  let logsSame = 0;
  const shown = [];
  const seconds = { reference: 0, ours: 0 };
  for (const [id, a] of reference) {
    const b = ours.get(id);
    const { verdict, notes } = compareAnswers(a, b);
    counts[verdict]++;
    if (verdict === 'same' || verdict === 'order') {
      if (JSON.stringify(a.logs ?? []) === JSON.stringify(b.logs ?? [])) logsSame++;
      if (a.ok) {
        seconds.reference += a.seconds ?? 0;
        seconds.ours += b.seconds ?? 0;
      }
    }
    if (verdict !== 'same') shown.push({ id, verdict, notes });
  }
  const total = reference.size;
  const percent = total ? (100 * counts.same) / total : 0;
  if (asJson) console.log(JSON.stringify({ total, counts, percent, logsSame, seconds, differences: shown }));
  else {
    for (const s of shown.slice(0, show)) {
      console.log(`${s.verdict}  ${s.id}`);
      for (const n of s.notes.slice(0, 6)) console.log(`    ${n}`);
    }
    if (shown.length > show) console.log(`(+${shown.length - show} more)`);
    console.log(
      Object.entries(counts)
        .filter(([, n]) => n)
        .map(([k, n]) => `${k} ${n}`)
        .join(', '),
    );
    console.log(`logs-same ${logsSame} of ${counts.same + counts.order}`);
    if (seconds.ours > 0)
      console.log(
        `time on the pairs that agree: reference ${seconds.reference.toFixed(2)} s, ours ${seconds.ours.toFixed(2)} s, ratio ${(seconds.reference / seconds.ours).toFixed(1)}`,
      );
    console.log(`${counts.same} of ${total} same (${percent.toFixed(2)} %)`);
  }
  if (min !== null && percent < min) process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
