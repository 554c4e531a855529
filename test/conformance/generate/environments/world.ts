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
  private count = 0;

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
    if (!title.includes('$')) this.resources.push({ type, title, virtual });
  }

  /** A reference to something declared so far, or to what is not there. */
  reference(): string {
    const { random } = this;
    if (this.resources.length === 0 || this.chance(3))
      return random.pick([`Notify['nosuch']`, `Class['nosuch']`, `File['/nosuch']`]);
    if (this.classes.length > 0 && this.chance(15)) return `Class['${random.pick(this.classes).name}']`;
    const real = this.resources.filter(({ virtual }) => !virtual);
    const { type, title } = random.pick(real.length > 0 && !this.chance(10) ? real : this.resources);
    return `${capitalized(type)}['${title}']`;
  }
}

export function capitalized(type: string): string {
  return type.replace(/(?:^|::)[a-z]/g, (start) => start.toUpperCase());
}
