/** A stretch of a file as far as it is known without the node. */

export interface Piece {
  /** Absent where only the node, or somebody else, has the bytes. */
  readonly bytes?: Buffer;
  /** What stands there, when the bytes are not known. */
  readonly unknown?: string;
  /** The file of a module that it is read from. */
  readonly file?: string;
  /** It is Sensitive in the catalog. */
  readonly isSecret: boolean;
}

/** There is no content, and why: the agent would say so, or has nothing to write. */
export class NoContent extends Error {
  readonly hint: string | undefined;

  constructor(reason: string, hint?: string) {
    super(reason);
    this.name = 'NoContent';
    this.hint = hint;
  }
}
