/** How deep a container is printed. Puppet: pops/types/string_converter.rb (Indentation) */
export class Indentation {
  readonly level: number;
  readonly first: boolean;
  readonly indenting: boolean;
  constructor(level: number, first: boolean, indenting: boolean) {
    this.level = level;
    this.first = first;
    this.indenting = indenting;
  }
  subsequent(): Indentation {
    return this.first ? new Indentation(this.level, false, this.indenting) : this;
  }
  withIndenting(indenting: boolean): Indentation {
    return new Indentation(this.level, this.first, indenting);
  }
  increase(indenting = false): Indentation {
    return new Indentation(this.level + 1, true, indenting);
  }
  get breaks(): boolean {
    return this.indenting && this.level > 0 && !this.first;
  }
  get padding(): string {
    return ' '.repeat(2 * this.level);
  }
}
