import { PuppetError } from '../functions/error.ts';
import { Uri, type UriParts } from './uri.ts';

/** The URI that a reference means when it stands in the document of the other. Ruby: URI::Generic#merge */
export function mergeUris(base: Uri, reference: Uri): Uri {
  const rel = reference.parts;
  if (rel.scheme !== undefined) return reference;
  if (base.parts.scheme === undefined) throw new PuppetError('both URI are relative');
  const hasAuthority = rel.userinfo !== undefined || rel.host !== undefined || rel.port !== undefined;
  if ((rel.path ?? '') === '' && !hasAuthority && rel.query === undefined) {
    return rel.fragment === undefined ? base : new Uri({ ...base.parts, fragment: rel.fragment });
  }
  if (rel.query !== undefined && base.parts.opaque !== undefined) throw new PuppetError('query conflicts with opaque');
  return new Uri({
    ...base.parts,
    path: mergedPath(base.parts, rel, hasAuthority),
    ...authority(rel),
    query: rel.query,
    fragment: rel.fragment,
  });
}

function mergedPath(base: UriParts, rel: UriParts, hasAuthority: boolean): string | undefined {
  if (rel.path === undefined) return base.path;
  if (hasAuthority) return rel.path;
  return base.path === undefined ? undefined : mergePaths(base.path, rel.path);
}

function authority({ userinfo, host, port }: UriParts): UriParts {
  return {
    ...(userinfo === undefined ? {} : { userinfo }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  };
}

/** Ruby: URI::Generic#merge_path */
function mergePaths(base: string, rel: string): string {
  const under = segments(base);
  if (under.at(-1) === '..') under.push('');
  for (let up = under.indexOf('..'); up !== -1; up = under.indexOf('..')) under.splice(up === 0 ? under.length - 1 : up - 1, 2);
  const over = segments(rel);
  if (over[0] === '') {
    under.length = 0;
    over.shift();
  }
  const steps = withoutDots(over);
  if (under.length === 0) under.push('');
  else if (steps.length > 0) under.pop();
  const first = steps.findIndex((step) => step !== '..');
  const ups = first === -1 ? steps.length : first;
  for (let i = 0; i < ups && under.length > 1; i++) under.pop();
  const rest = steps.slice(ups);
  if (rest.length > 0) under.push(...rest);
  else if (steps.length > 0) under.push('');
  return under.join('/');
}

function segments(path: string): string[] {
  return path === '' ? [] : path.split('/');
}

function withoutDots(steps: readonly string[]): readonly string[] {
  const last = steps.at(-1);
  const result: string[] = [];
  for (const step of last === '.' || last === '..' ? [...steps, ''] : steps) {
    if (step === '.') continue;
    if (step === '..' && result.length > 0 && result.at(-1) !== '..') result.pop();
    else result.push(step);
  }
  return result;
}
