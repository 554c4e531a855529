/** Ruby's Pathname#+: an absolute second path stands alone, and its leading `.` and `..` are resolved. */
export function joinPath(base: string, path: string): string {
  if (path.startsWith('/')) return path;
  let root = base;
  let rest = path;
  for (;;) {
    if (rest === '.' || rest === '') return root;
    if (rest.startsWith('./')) {
      rest = rest.replace(/^\.\/+/, '');
      continue;
    }
    const goesUp = rest === '..' || rest.startsWith('../');
    if (!goesUp || root === '' || root === '/' || root.endsWith('..')) break;
    root = parentFolder(root);
    rest = rest.replace(/^\.\.\/*/, '');
  }
  return root.endsWith('/') ? root + rest : `${root}/${rest}`;
}

/** Ruby's Pathname#parent of an absolute path. */
export function parentFolder(path: string): string {
  const end = path.replace(/\/+$/, '').lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}
