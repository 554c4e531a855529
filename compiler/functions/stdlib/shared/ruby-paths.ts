/**
 * Parts of paths as Ruby's File has them.
 *
 * Ruby: file.c (rb_file_s_basename, rb_file_s_dirname, ruby_enc_find_extname)
 */

/** The last part of a path; of a suffix `.*`, any one is taken off. A suffix that is all of the name stays. */
export function baseName(path: string, suffix = ''): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '' : '/';
  const name = trimmed.slice(trimmed.lastIndexOf('/') + 1);
  if (suffix === '.*') return name.replace(/(?<=.)\.[^.]*$/su, '');
  return suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
}

/** A path without its last part. Of two slashes at the beginning, one stays. */
export function dirName(path: string): string {
  const clean = path.replace(/^\/+/, '/').replace(/(?<=.)\/+$/s, '');
  const slash = clean.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : clean.slice(0, slash).replace(/(?<=.)\/+$/s, '');
}

/** The last dot of a name and what follows it; a name that begins with its only dot has none. */
export function extension(path: string): string {
  const name = baseName(path).replace(/^\.+/, '');
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}
