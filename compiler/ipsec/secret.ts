/** Keys with fewer characters can be found by trying. */
export const SHORTEST_KEY = 20;

/** What to do about a short one. */
export const SHORT_KEY_HINT = 'Whoever records a handshake can try keys offline; `openssl rand -base64 48` makes a good one.';

/**
 * A pre-shared key that nothing can print: two are the same object when they are the same key, and of its text only that is known which
 * says whether it is a good one.
 */
export class Secret {
  readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return this.toString();
  }
}

/** All keys of a fleet. Their texts are forgotten with it. */
export class SecretStore {
  private readonly known = new Map<string, Secret>();

  of(text: string): Secret {
    let secret = this.known.get(text);
    if (secret === undefined) {
      secret = new Secret(text.length);
      this.known.set(text, secret);
    }
    return secret;
  }
}
