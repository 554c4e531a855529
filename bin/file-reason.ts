/** Why a file cannot be read or written, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'its links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ERR_STRING_TOO_LONG: 'it is too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
};

/** The reason in an error of the file system; its code where there are no words for it. */
export function fileReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? String(error) : (REASONS[code] ?? code);
}

/** Calls of the system that change something; others only read. */
const WRITING = new Set(['mkdir', 'rename', 'write', 'unlink', 'rmdir', 'ftruncate', 'fsync']);

/** What an error of the file system says for people; undefined for errors of other kinds. */
export function fileFault(error: unknown): string | undefined {
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || path === undefined || syscall === undefined) return undefined;
  return `cannot ${WRITING.has(syscall) ? 'write' : 'read'} ${path}: ${fileReason(error)}`;
}
