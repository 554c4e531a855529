/** Hops without what is Sensitive: neither their values nor texts that hold them are handed out. */
import type { Hop } from '../lookup/index.ts';
import { convertToString } from '../types/index.ts';
import { PuppetHash, Sensitive, type Value } from '../values/index.ts';

/**
 * The hops, and whether the value that they lead to is a secret itself. What a secret was made of is one, too; and so is a value in
 * which the text of a secret occurs that was found anywhere on the way.
 */
export function withoutSecrets(hops: readonly Hop[], value: Value): { readonly hops: readonly Hop[]; readonly isSecret: boolean } {
  const texts = new Set<string>();
  collect(value, false, texts);
  const seen = new Set<Hop>();
  for (const hop of hops) collectFrom(hop, texts, seen);
  const redaction = new Redaction([...texts]);
  const isSecret = redaction.holdsSecret(value);
  return { hops: hops.map((hop) => redaction.hop(hop, isSecret)), isSecret };
}

function collectFrom(hop: Hop, texts: Set<string>, seen: Set<Hop>): void {
  if (seen.has(hop)) return;
  seen.add(hop);
  collect(hop.value, false, texts);
  for (const from of hop.from) collectFrom(from, texts, seen);
}

/** The texts of what is Sensitive in a value. */
function collect(value: Value, isSecret: boolean, texts: Set<string>): void {
  if (value instanceof Sensitive) collect(value.unwrap(), true, texts);
  else if (Array.isArray(value)) for (const item of value as readonly Value[]) collect(item, isSecret, texts);
  else if (value instanceof PuppetHash) for (const entry of value) for (const one of entry) collect(one, isSecret, texts);
  else if (isSecret && value !== undefined && typeof value !== 'boolean') {
    const text = convertToString(value);
    if (text !== '') texts.add(text);
  }
}

class Redaction {
  private readonly texts: readonly string[];
  private readonly made = new Map<Hop, Map<boolean, Hop>>();

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  /** What is shared stays shared. */
  hop(hop: Hop, isInSecret: boolean): Hop {
    const known = this.made.get(hop)?.get(isInSecret);
    if (known !== undefined) return known;
    const made = this.redacted(hop, isInSecret);
    const byState = this.made.get(hop) ?? new Map<boolean, Hop>();
    this.made.set(hop, byState.set(isInSecret, made));
    return made;
  }

  private redacted(hop: Hop, isInSecret: boolean): Hop {
    const isSecret = isInSecret || this.holdsSecret(hop.value) || this.occursIn(hop.text) || this.occursIn(lineOf(hop));
    const from = hop.from.map((inner) => this.hop(inner, isSecret));
    if (!isSecret) return { ...hop, from };
    const { value: _value, ...rest } = hop;
    return { ...rest, text: withoutTexts(hop), isSecret: true, from };
  }

  holdsSecret(value: Value): boolean {
    if (value instanceof Sensitive) return true;
    if (Array.isArray(value)) return (value as readonly Value[]).some((item) => this.holdsSecret(item));
    if (value instanceof PuppetHash) return [...value].some((entry) => entry.some((one) => this.holdsSecret(one)));
    return value !== undefined && typeof value !== 'boolean' && this.texts.length > 0 && this.occursIn(convertToString(value));
  }

  private occursIn(text: string): boolean {
    return this.texts.some((secret) => text.includes(secret));
  }
}

/** The line that a frame would show. */
function lineOf({ at }: Hop): string {
  return at === undefined ? '' : at.source.lineText(at.source.line(at.offset));
}

/** Steps whose text is no code. */
const IN_WORDS: ReadonlySet<Hop['kind']> = new Set(['lookup', 'data', 'parameter', 'fact', 'trusted fact', 'classifier', 'title']);

/** Code without its texts. */
function withoutTexts({ kind, text }: Hop): string {
  if (IN_WORDS.has(kind)) return text;
  return text.replace(/'(?:\\.|[^'\\])*('|\u2026|$)|"(?:\\.|[^"\\])*("|\u2026|$)/gs, "'[redacted]'");
}
