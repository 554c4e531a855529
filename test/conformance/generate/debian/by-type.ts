import { compileRubyRegexp } from '../../../../compiler/regexp/index.ts';
import type { Expression, KeyedEntry } from '../../../../parser/index.ts';
import type { Random } from '../../random.ts';
import { textByName, valueByName } from './by-name.ts';
import type { Declarations } from './declarations.ts';
import { Secret, type Value } from './value.ts';

/** Texts that patterns of real modules ask for. */
const TEXTS: readonly string[] = [
  'text',
  '/srv/some/path',
  'http://api.example.com:5000/v3',
  'https://api.example.com/',
  '192.0.2.10',
  '192.0.2.0/24',
  '2001:db8::1',
  '2001:db8::/64',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  'host.example.com',
  '0644',
  '1',
  '512',
  '10K',
  '1.2.3',
  'yes',
  'root@example.com',
  'puppet:///modules/some/file',
  'file:///srv/some/path',
  's3://bucket/key',
  'gs://bucket/key',
  'mysql+pymysql://user:secret@127.0.0.1/database',
  'some.conf',
  'some.service',
  'dGV4dA==',
  'ABCDEF',
  'deadbeef',
  'info',
  '5.7',
  '00:11:22:33:44:55',
  'C:/some/path',
  'infinity',
];

/** Makes values that types accept; where it knows none, a text, and a mismatch is what there is to compare. */
export class ValueMaker {
  private readonly aliases: Declarations['aliases'];
  private readonly random: Random;

  constructor(aliases: Declarations['aliases'], random: Random) {
    this.aliases = aliases;
    this.random = random;
  }

  /** A value for the parameter of that name. */
  make(type: Expression | undefined, name: string): Value {
    if (type === undefined) return valueByName(name, this.random);
    if (type.kind === 'QualifiedReference') return this.plain(type.casedValue, name);
    if (type.kind === 'AccessExpression' && type.leftExpr.kind === 'QualifiedReference')
      return this.parameterized(type.leftExpr.casedValue.toLowerCase(), type.keys, name);
    return type.kind === 'LiteralString' ? type.value : textByName(name);
  }

  private plain(type: string, name: string): Value {
    if (/::absolutepath$/i.test(type)) return textByName('path'); // the alias allows paths of Windows, too
    const alias = this.aliases.get(type.toLowerCase().replace(/^::/, ''));
    if (alias !== undefined) return this.make(alias, name);
    return this.parameterized(type.toLowerCase(), [], name);
  }

  private parameterized(type: string, keys: readonly Expression[], name: string): Value {
    switch (type) {
      case 'boolean':
        return this.random.below(2) === 0;
      case 'integer':
      case 'numeric':
      case 'float':
        return this.number(type, keys);
      case 'string':
        return sized(textByName(name), keys);
      case 'enum':
        return textOf(this.random.pick(keys)) ?? 'text';
      case 'pattern':
        return patternText(keys, name);
      case 'variant':
        return this.make(this.random.pick(keys), name);
      case 'optional':
      case 'notundef':
        return keys.length === 0 ? textByName(name) : this.make(keys[0], name);
      case 'sensitive':
        return new Secret(keys.length === 0 ? 'secret' : this.make(keys[0], name));
      default:
        return this.collection(type, keys, name);
    }
  }

  private collection(type: string, keys: readonly Expression[], name: string): Value {
    switch (type) {
      case 'array': {
        const count = Math.max(integerOf(keys[1]) ?? 0, 1 + this.random.below(2));
        return Array.from({ length: count }, () => (keys.length === 0 ? textByName(name) : this.make(keys[0], name)));
      }
      case 'tuple':
        return keys.filter((key) => integerOf(key) === undefined).map((key) => this.make(key, name));
      case 'hash':
        return keys.length < 2 ? { option: 'value' } : { [String(this.make(keys[0], 'option'))]: this.make(keys[1], name) };
      case 'struct':
        return keys[0]?.kind === 'LiteralHash' ? this.struct(keys[0].entries) : {};
      default:
        return valueByName(name, this.random);
    }
  }

  private struct(entries: readonly KeyedEntry[]): Value {
    const members = entries.flatMap(({ key, value }): [string, Value][] => {
      const optional = key.kind === 'AccessExpression' && isOptional(key.leftExpr);
      const name = textOf(key.kind === 'AccessExpression' ? (key.keys[0] as Expression) : key);
      return name === undefined || (optional && this.random.below(2) === 0) ? [] : [[name, this.make(value, name)]];
    });
    return Object.fromEntries(members);
  }

  private number(type: string, keys: readonly Expression[]): number {
    const low = integerOf(keys[0]) ?? 0;
    const high = integerOf(keys[1]) ?? low + 100;
    const value = low + this.random.below(high - low + 1);
    return type === 'float' ? value + 0.5 : value;
  }
}

function isOptional(type: Expression): boolean {
  return type.kind === 'QualifiedReference' && type.casedValue.toLowerCase() === 'optional';
}

function textOf(expression: Expression): string | undefined {
  return expression.kind === 'LiteralString' || expression.kind === 'QualifiedName' ? expression.value : undefined;
}

function integerOf(expression: Expression | undefined): number | undefined {
  if (expression?.kind === 'UnaryMinusExpression') return -(integerOf(expression.expr) ?? 0);
  return expression?.kind === 'LiteralInteger' ? Number(expression.value) : undefined;
}

function sized(text: string, keys: readonly Expression[]): string {
  return text.padEnd(integerOf(keys[0]) ?? 0, 'x').slice(0, integerOf(keys[1]));
}

/** The first text that one of the patterns matches. */
function patternText(patterns: readonly Expression[], name: string): string {
  const texts = patterns.flatMap((key) => (key.kind === 'LiteralRegularExpression' ? key.pattern : (textOf(key) ?? [])));
  const regexps = texts.map((text) => compileRubyRegexp(text));
  return [textByName(name), ...TEXTS].find((text) => regexps.some((regexp) => regexp.exec(text, 0) !== undefined)) ?? 'text';
}
