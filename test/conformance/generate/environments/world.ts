/** What the parts of a made-up environment know of each other: names of classes and defines, titles given so far. */
import type { Random } from '../../random.ts';

export interface MadeParameter {
  readonly name: string;
  readonly type: 'Integer' | 'String' | 'Boolean' | 'Array' | 'Hash' | 'Any';
  readonly hasDefault: boolean;
}

export interface MadeDefinition {
  readonly kind: 'class' | 'define';
  readonly name: string;
  readonly parameters: readonly MadeParameter[];
  /** Position in the order in which classes include each other: most only go forward. */
  readonly rank: number;
}

export interface MadeResource {
  readonly type: string;
  readonly title: string;
  readonly virtual: boolean;
}

/** Titles are numbered, so that most environments compile; now and then one is used again. */
export class World {
  readonly random: Random;
  readonly classes: MadeDefinition[] = [];
  readonly defines: MadeDefinition[] = [];
  readonly resources: MadeResource[] = [];
  /** False: there is no hiera.yaml. */
  hasData = true;
  private count = 0;
  private near: string[] = [];
  private depth = 0;

  constructor(random: Random) {
    this.random = random;
  }

  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  /** A title for a resource; `isInDefine`: one that has the define's title in it. */
  title(type: string, isInDefine: boolean): string {
    const again = this.resources.length > 0 && this.chance(2) ? this.random.pick(this.resources).title : undefined;
    const plain = again ?? `${this.random.pick(['n', 'web', 'Db', 'x y', 'a::b'])}${this.count++}`;
    if (isInDefine) return type === 'file' ? `/\${title}/${plain}` : `\${title} ${plain}`;
    return type === 'file' && !plain.startsWith('/') ? `/${plain.replaceAll(' ', '_')}` : plain;
  }

  note(type: string, title: string, virtual: boolean): void {
    if (title.includes('$')) return;
    this.resources.push({ type, title, virtual });
    if (!virtual && this.depth === 0) this.near.push(`${capitalized(type)}['${title}']`);
  }

  /** A class that is in the catalog from here on. */
  noteClass(name: string): void {
    if (this.depth === 0) this.near.push(`Class['${name}']`);
  }

  /** Starts a body: what is declared elsewhere may never get into the catalog. */
  enterBody(): void {
    this.near = [];
    this.depth = 0;
  }

  /** Runs `make` for code that may not be evaluated. */
  unsure<T>(make: () => T): T {
    this.depth++;
    const made = make();
    this.depth--;
    return made;
  }

  /** A reference to something declared in the same body; seldom to something else. */
  reference(): string {
    const { random } = this;
    if (this.near.length > 0 && !this.chance(2)) return random.pick(this.near);
    if (!this.chance(20)) return `Stage['main']`;
    if (this.resources.length === 0 || this.chance(30))
      return random.pick([`Notify['nosuch']`, `Class['nosuch']`, `File['/nosuch']`]);
    const { type, title } = random.pick(this.resources);
    return `${capitalized(type)}['${title}']`;
  }

  /** A number that no one has had. */
  next(): number {
    return this.count++;
  }
}

export function capitalized(type: string): string {
  return type.replace(/(?:^|::)[a-z]/g, (start) => start.toUpperCase());
}
