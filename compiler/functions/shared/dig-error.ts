import { ERROR_TYPE } from '../../types/index.ts';
import { type PuppetHash, PuppetObject } from '../../values/index.ts';
import { PuppetError } from '../function.ts';

/** An error that the block of `get` gets to see as a value of type Error. */
export class DigError extends PuppetError {
  readonly data: PuppetObject;
  constructor(message: string, issueCode: string, details: PuppetHash) {
    super(message);
    this.data = new PuppetObject(
      ERROR_TYPE,
      new Map<string, string | PuppetHash>([
        ['msg', message],
        ['kind', 'SLICE_ERROR'],
        ['details', details],
        ['issue_code', issueCode],
      ]),
    );
  }
}
