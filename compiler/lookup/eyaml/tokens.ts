/**
 * Where a text is encrypted.
 *
 * hiera-eyaml: parser/parser.rb, parser/encrypted_tokens.rb (EncHieraTokenType)
 */

export type Token =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'encrypted'; readonly scheme: string; readonly cipher: string; readonly text: string };

const DEFAULT_SCHEME = 'PKCS7';
const ENCRYPTED = /ENC\[(\w+,)?([a-zA-Z0-9+/ =\n]+?)\]/g;

/** Whether Puppet has the text decrypted: a mark within one line. */
export function isEncrypted(text: string): boolean {
  return /ENC\[.*?\]/.test(text);
}

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(ENCRYPTED)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) });
    const [whole, scheme, cipher = ''] = match;
    tokens.push({
      kind: 'encrypted',
      scheme: scheme?.slice(0, -1) ?? DEFAULT_SCHEME,
      cipher: cipher.replace(/\s/g, ''),
      text: whole,
    });
    end = match.index + whole.length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) });
  return tokens;
}
