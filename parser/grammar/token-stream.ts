/** The token stream under the rules, and the error at a token that fits nowhere. */
import type { IToken, ParserMethod, TokenType } from 'chevrotain';
import { EmbeddedActionsParser } from 'chevrotain';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { errorOf, issue, issueCode } from '../diagnostics/issues.ts';
import * as F from '../factory.ts';
import { rubyRegexpText } from '../regexp-text.ts';
import type { Source } from '../source.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { EOF_IDX } from './tables.ts';

export abstract class TokenStream extends EmbeddedActionsParser {
  // Chevrotain's own steps through the token stream, which its type definitions do not show.
  declare consumeToken: () => void;
  declare exportLexerState: () => number;
  declare importLexerState: (state: number) => void;

  protected source!: Source;

  constructor() {
    super([...T.GRAMMAR_TOKENS], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: true,
      nodeLocationTracking: 'none',
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ actual }) => this.unexpected(actual),
        // Called on the way out of any error; what is left over without one is found by the program rule itself.
        buildNotAllInputParsedMessage: () => '',
        buildNoViableAltMessage: ({ actual }) => this.unexpected(actual[0] as IToken),
        buildEarlyExitMessage: ({ actual }) => this.unexpected(actual[0] as IToken),
      },
    });
  }

  /**
   * A rule of chevrotain's. While chevrotain records rules there is nothing to do: no decision here is taken from recorded
   * alternatives.
   */
  protected production<F extends (...args: never[]) => unknown>(
    name: string,
    implementation: F,
  ): ParserMethod<Parameters<F>, ReturnType<F>> {
    const rule = (...args: Parameters<F>) => (this.RECORDING_PHASE ? undefined : implementation(...args)) as ReturnType<F>;
    return this.RULE(name, rule) as ParserMethod<Parameters<F>, ReturnType<F>>;
  }

  protected get next(): number {
    return this.LA(1).tokenTypeIdx;
  }

  protected take(): Token {
    const token = this.LA(1) as Token;
    this.consumeToken();
    return token;
  }

  protected expect(type: TokenType): Token {
    const token = this.LA(1) as Token;
    if (token.tokenTypeIdx !== type.tokenTypeIdx) this.unexpected(token);
    this.consumeToken();
    return token;
  }

  /** Takes the token when it is of that type. */
  protected accept(type: number): Token | undefined {
    return this.next === type ? this.take() : undefined;
  }

  protected unexpected(token: IToken): never {
    if (token.tokenType === T.FAILURE) throw new DiagnosticError(token.payload as Diagnostic);
    if (token.tokenTypeIdx === EOF_IDX) {
      const message = issue('SYNTAX_ERROR', { where: 'end of input' });
      const { file } = this.source;
      const diagnostic = { code: issueCode('SYNTAX_ERROR'), severity: 'error', message } as const;
      throw new DiagnosticError(file === undefined ? diagnostic : { ...diagnostic, file });
    }
    const where = token.tokenType === T.OTHER ? "''" : `'${syntaxErrorValue(token as Token)}'`;
    const at = { source: this.source, ...F.extentOf(token as Token) };
    throw new DiagnosticError(errorOf('SYNTAX_ERROR', at, { where }));
  }
}

/** What Puppet prints of the token it did not expect. */
function syntaxErrorValue(token: Token): string {
  return token.tokenType === T.REGEX ? rubyRegexpText(token.payload as string) : T.tokenValue(token);
}
