/**
 * Writes values as YAML, letter by letter as Ruby's `to_yaml` does: Puppet's commands and stdlib's `to_yaml` print so.
 *
 * libyaml: emitter.c, of version 0.2.5
 */
import { formatFloat } from '../../types/float-format.ts';
import type { Value } from '../../values/index.ts';
import { PuppetHash, RubySymbol } from '../../values/index.ts';
import { Anchors } from './anchors.ts';
import { isBreak, isPrintable, type ScalarStyle, scalarStyle, styleWithTag } from './scalar-style.ts';

const BEST_WIDTH = 80;
const BEST_INDENT = 2;
const LONGEST_SIMPLE_KEY = 128;

export interface YamlOptions {
  /** Two to nine; anything else is two. */
  readonly indentation?: number;
  /** Past it, text goes on on the next line; below zero for never. */
  readonly lineWidth?: number;
  /** Writes the version of YAML first. */
  readonly header?: boolean;
}

/** A value that is no data, as YAML has it: a plain text, or the attributes of an object. */
export interface Tagged {
  readonly tag?: string;
  readonly content: string | PuppetHash;
}

/** What stands for a value that is no data: a text, quoted where it must be, or something of its own. */
export type Present = (value: Value) => string | Tagged;

/** `value.to_yaml`. */
export function toYaml(value: Value, present: Present, options: YamlOptions = {}): string {
  const emitter = new Emitter(present, new Anchors(value), options);
  if (options.header) emitter.out = '%YAML 1.1\n';
  emitter.document(value);
  return emitter.out;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u00a0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

type Scalar = undefined | number | string | bigint | boolean | RubySymbol;

/** Runs of line endings, kept by a split. */
const BREAKS = /([\n\u2028\u2029]+)/;

/** Whether text stands before and after the characters at hand. */
interface Within {
  readonly from: boolean;
  readonly to: boolean;
}

class Emitter {
  out = '';
  private readonly present: Present;
  private readonly anchors: Anchors;
  private readonly bestIndent: number;
  private readonly bestWidth: number;
  /** Longer texts are asked to be folded, if a width is given at all. */
  private readonly foldedFrom: number;
  private column = 0;
  private indent = -1;
  /** The last thing written was a blank. */
  private whitespace = true;
  /** The last thing written was indentation, or an indicator that counts as such. */
  private indention = true;
  /** The last block text ends in several line endings: the document then needs an end mark. */
  private openEnded = false;

  constructor(present: Present, anchors: Anchors, { indentation = BEST_INDENT, lineWidth }: YamlOptions) {
    this.present = present;
    this.anchors = anchors;
    this.bestIndent = indentation >= 2 && indentation <= 9 ? indentation : BEST_INDENT;
    const width = lineWidth ?? BEST_WIDTH;
    if (width < 0) this.bestWidth = Number.POSITIVE_INFINITY;
    else this.bestWidth = width <= this.bestIndent * 2 ? BEST_WIDTH : width;
    this.foldedFrom = lineWidth === undefined || lineWidth < 0 ? Number.POSITIVE_INFINITY : lineWidth;
  }

  document(value: Value): void {
    this.indicator('---');
    this.node(value, { simpleKey: false, mapping: false });
    this.writeIndent();
    if (this.openEnded) this.out += '...\n';
  }

  private node(value: Value, context: { readonly simpleKey: boolean; readonly mapping: boolean }): void {
    const alias = this.anchors.aliasOf(value);
    if (alias !== undefined) {
      this.indicator(`*${alias}`);
      return;
    }
    const anchor = this.anchors.anchorOf(value);
    if (anchor !== undefined) this.indicator(`&${anchor}`);
    if (Array.isArray(value)) this.sequence(value as readonly Value[], context.mapping);
    else if (value instanceof PuppetHash) this.mapping(value);
    else if (isData(value)) this.scalar(value, context.simpleKey);
    else this.other(value, context.simpleKey);
  }

  private other(value: Value, simpleKey: boolean): void {
    const shown = this.present(value);
    if (typeof shown === 'string') {
      this.scalar(shown, simpleKey);
      return;
    }
    if (shown.tag !== undefined) this.indicator(shown.tag);
    if (typeof shown.content !== 'string') this.mapping(shown.content);
    else this.indented(() => this.styled(shown.content as string, styleWithTag(shown.content as string, simpleKey), simpleKey));
  }

  private sequence(values: readonly Value[], inMapping: boolean): void {
    if (values.length === 0) {
      this.indicator('[]');
      return;
    }
    const outer = this.indent;
    // In a mapping the dashes stand below the key.
    if (!(inMapping && !this.indention)) this.increaseIndent();
    for (const value of values) {
      this.writeIndent();
      this.indicator('-', true);
      this.node(value, { simpleKey: false, mapping: false });
    }
    this.indent = outer;
  }

  private mapping(hash: PuppetHash): void {
    if (hash.size === 0) {
      this.indicator('{}');
      return;
    }
    const outer = this.indent;
    this.increaseIndent();
    for (const [key, value] of hash) {
      this.writeIndent();
      if (this.isSimpleKey(key)) {
        this.node(key, { simpleKey: true, mapping: true });
        this.append(':');
        this.whitespace = false;
        this.indention = false;
      } else {
        this.indicator('?', true);
        this.node(key, { simpleKey: false, mapping: true });
        this.writeIndent();
        this.indicator(':', true);
      }
      this.node(value, { simpleKey: false, mapping: true });
    }
    this.indent = outer;
  }

  private isSimpleKey(key: Value): boolean {
    if (Array.isArray(key)) return key.length === 0;
    if (key instanceof PuppetHash) return key.size === 0;
    const text = this.keyText(key);
    return text !== undefined && Buffer.byteLength(text) <= LONGEST_SIMPLE_KEY && ![...text].some(isBreak);
  }

  /** Undefined for an object with attributes. */
  private keyText(key: Value): string | undefined {
    if (isData(key)) return scalarText(key);
    const shown = this.present(key);
    if (typeof shown === 'string') return shown;
    return typeof shown.content === 'string' ? (shown.tag ?? '') + shown.content : undefined;
  }

  private increaseIndent(): void {
    this.indent = this.indent < 0 ? 0 : this.indent + this.bestIndent;
  }

  private scalar(value: Scalar, simpleKey: boolean): void {
    const text = scalarText(value);
    this.indented(() => this.dataScalar(value, text, simpleKey));
  }

  /** A text that goes on on the next line stands further in; at the top, away from the edge. */
  private indented(write: () => void): void {
    const outer = this.indent;
    this.indent = Math.max(this.indent, 0) + this.bestIndent;
    write();
    this.indent = outer;
  }

  private dataScalar(value: Value, text: string, simpleKey: boolean): void {
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') this.plain(text, !simpleKey);
    else if (value instanceof RubySymbol) this.plain(text, !simpleKey);
    else if (value === undefined) this.undefinedScalar(simpleKey);
    else this.styled(text, scalarStyle(text, simpleKey, this.foldedFrom), simpleKey);
  }

  private undefinedScalar(simpleKey: boolean): void {
    if (simpleKey) {
      this.indicator('!');
      this.singleQuoted('', false);
    } else this.plain('', true);
  }

  private styled(text: string, style: ScalarStyle, simpleKey: boolean): void {
    if (text === '<<') this.indicator('!!str');
    if (style === 'plain') this.plain(text, !simpleKey);
    else if (style === 'single') this.singleQuoted(text, !simpleKey);
    else if (style === 'double') this.doubleQuoted(text, !simpleKey);
    else if (style === 'folded') this.foldedBlock(text);
    else this.literal(text);
  }

  private plain(text: string, allowBreaks: boolean): void {
    if (!this.whitespace && text !== '') this.append(' ');
    this.folded([...text], allowBreaks, (character) => character);
    this.whitespace = false;
    this.indention = false;
  }

  /** Writes characters; a single space past the width becomes a line ending. */
  private folded(
    characters: readonly string[],
    allowBreaks: boolean,
    written: (character: string) => string,
    within?: Within,
  ): void {
    let spaces = false;
    for (const [at, character] of characters.entries()) {
      if (character !== ' ') {
        this.append(written(character));
        this.indention = false;
        spaces = false;
        continue;
      }
      const inside = within === undefined || ((at > 0 || within.from) && (at < characters.length - 1 || within.to));
      if (allowBreaks && !spaces && this.column > this.bestWidth && inside && characters[at + 1] !== ' ') this.writeIndent();
      else this.append(' ');
      spaces = true;
    }
  }

  private singleQuoted(text: string, allowBreaks: boolean): void {
    this.indicator("'");
    const parts = text.split(BREAKS);
    for (const [at, part] of parts.entries()) {
      if (at % 2 === 1) this.singleQuotedBreaks(part);
      else
        this.folded([...part], allowBreaks, (character) => (character === "'" ? "''" : character), {
          from: at > 0,
          to: at < parts.length - 1,
        });
    }
    this.append("'");
    this.whitespace = false;
    this.indention = false;
  }

  /** The first of several line endings is written twice, since one alone reads as a space. */
  private singleQuotedBreaks(breaks: string): void {
    if (breaks.startsWith('\n')) this.lineBreak();
    for (const one of breaks) this.lineBreak(one);
    this.indention = true;
    this.writeIndent();
  }

  private doubleQuoted(text: string, allowBreaks: boolean): void {
    this.indicator('"');
    const characters = [...text];
    let spaces = false;
    for (const [at, character] of characters.entries()) {
      if (character !== ' ') {
        const special = character === '"' || character === '\\' || isBreak(character) || !isPrintable(character);
        this.append(special ? escaped(character) : character);
        spaces = false;
        continue;
      }
      if (allowBreaks && !spaces && this.column > this.bestWidth && at > 0 && at < characters.length - 1) {
        this.writeIndent();
        if (characters[at + 1] === ' ') this.append('\\');
      } else this.append(' ');
      spaces = true;
    }
    this.append('"');
    this.whitespace = false;
    this.indention = false;
  }

  /** Begins a block text. */
  private blockHeader(indicator: '|' | '>', text: string): void {
    const indentHint = /^[ \n\u2028\u2029]/.test(text) ? `${this.bestIndent}` : '';
    const keep = /(?:^|[\n\u2028\u2029])[\n\u2028\u2029]$/.test(text);
    const chomping = /[\n\u2028\u2029]$/.test(text) ? (keep ? '+' : '') : '-';
    this.indicator(`${indicator}${indentHint}${chomping}`);
    this.lineBreak();
    this.openEnded = keep;
  }

  /** A block text without line endings but for those at its end: only such are folded. */
  private foldedBlock(text: string): void {
    this.blockHeader('>', text);
    this.indention = true;
    const [line = '', breaks = ''] = text.split(BREAKS);
    if (line !== '') this.writeIndent();
    const characters = [...line];
    for (const [at, character] of characters.entries()) {
      if (at > 0 && character === ' ' && characters[at + 1] !== ' ' && this.column > this.bestWidth) this.writeIndent();
      else this.append(character);
      this.indention = false;
      this.whitespace = false;
    }
    for (const one of breaks) this.lineBreak(one);
    this.indention = this.column === 0;
    this.whitespace = this.indention;
  }

  private literal(text: string): void {
    this.blockHeader('|', text);
    for (const [at, part] of text.split(BREAKS).entries()) {
      if (at % 2 === 1) for (const one of part) this.lineBreak(one);
      else if (part !== '') this.append(' '.repeat(this.indent) + part);
    }
    this.indention = this.column === 0;
    this.whitespace = this.indention;
  }

  /** `keepsIndention`: what follows on the line stands as if after blanks. */
  private indicator(text: string, keepsIndention = false): void {
    if (!this.whitespace) this.append(' ');
    this.append(text);
    this.whitespace = false;
    this.indention = this.indention && keepsIndention;
  }

  private writeIndent(): void {
    const indent = Math.max(0, this.indent);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) this.lineBreak();
    if (this.column < indent) this.append(' '.repeat(indent - this.column));
    this.whitespace = true;
    this.indention = true;
  }

  private append(text: string): void {
    this.out += text;
    this.column += [...text].length;
  }

  private lineBreak(as = '\n'): void {
    this.out += as;
    this.column = 0;
  }
}

/** What YAML has a form for; the rest is shown by others. */
function isData(value: Value): value is Scalar {
  if (value === undefined || value instanceof RubySymbol) return true;
  return ['number', 'string', 'bigint', 'boolean'].includes(typeof value);
}

function scalarText(value: Scalar): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return yamlFloat(value);
  return value instanceof RubySymbol ? `:${value.name}` : `${value}`;
}

function escaped(character: string): string {
  const known = ESCAPES.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function yamlFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return formatFloat(value);
}
