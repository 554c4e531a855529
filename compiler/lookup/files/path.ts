/** Ruby's Pathname#+: an absolute second path stands alone, and `.` and `..` are resolved where the two meet. */
export function joinPath(base: string, path: string): string {
  if (path.startsWith('/')) return path;
  let rest = withoutDots(path);
  let root = base;
  for (let last = lastPart(root); last !== undefined; last = lastPart(root)) {
    const goesUp = rest === '..' || rest.startsWith('../');
    if (last.name !== '.' && (last.name === '..' || !goesUp)) {
      root = last.before + last.name;
      return rest === '' ? root : `${root}/${rest}`;
    }
    root = last.before;
    if (last.name !== '.') rest = withoutDots(rest.replace(/^\.\.\/*/, ''));
  }
  if (!root.startsWith('/')) return rest === '' ? '.' : rest;
  rest = rest.replace(/^(?:\.\.(?:\/+|$))+/, '');
  return root + rest;
}

function withoutDots(path: string): string {
  return path.replace(/^(?:\.(?:\/+|$))+/, '');
}

/** The last part of a path, and what stands before it with its slash; undefined for a path without a part. */
function lastPart(path: string): { readonly before: string; readonly name: string } | undefined {
  const match = /^(.*\/)?([^/]+)\/*$/s.exec(path);
  return match === null ? undefined : { before: match[1] ?? '', name: match[2] as string };
}

/** Ruby's Pathname#parent of an absolute path. */
export function parentFolder(path: string): string {
  const end = path.replace(/\/+$/, '').lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}
