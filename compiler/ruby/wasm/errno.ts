/** Error numbers of WASI preview 1, of those that are answered here. */
export const Errno = {
  success: 0,
  access: 2,
  badDescriptor: 8,
  invalid: 28,
  noEntry: 44,
  notSupported: 52,
  readOnly: 69,
  illegalSeek: 70,
} as const;

/** File types of WASI. */
export const FileType = { characterDevice: 2, folder: 3, regular: 4 } as const;
