import { literalPattern } from '../regexp/index.ts';

/** What a project names: a text, in which `*` stands for any characters. */
export class Pattern {
  readonly text: string;
  private readonly regexp: RegExp;
  private hasFit = false;

  constructor(text: string) {
    this.text = text;
    const parts = text.split('*').map(literalPattern);
    this.regexp = new RegExp(`^${parts.join('.*')}$`, 's');
  }

  get isPlain(): boolean {
    return !this.text.includes('*');
  }

  /** Whether anything did, so far. */
  get isUsed(): boolean {
    return this.hasFit;
  }

  fits(name: string): boolean {
    const result = this.regexp.test(name);
    if (result) this.hasFit = true;
    return result;
  }
}
