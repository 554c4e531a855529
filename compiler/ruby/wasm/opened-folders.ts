/** Descriptor of the first opened folder; the others follow. */
export const FIRST_OPENED = 3;

/**
 * The folders that the machine has open from its start: `/`, so that paths mean inside what they mean outside. Ruby's library lies in the
 * machine's memory as a folder `/usr`, which hides all that is there outside; where folders in it are opened by themselves, the longest name
 * that fits a path is taken. An image remembers them, so they are the same for all machines.
 */
export const OPENED_FOLDERS: readonly string[] = [
  '/',
  ...['bin', 'etc', 'home', 'include', 'lib', 'lib64', 'libexec', 'opt', 'pkg', 'sbin', 'share', 'src', 'var'].map(
    (name) => `/usr/${name}`,
  ),
  ...['bin', 'etc', 'libexec', 'opt', 'sbin', 'share', 'src', 'var', 'www'].map((name) => `/usr/local/${name}`),
];
