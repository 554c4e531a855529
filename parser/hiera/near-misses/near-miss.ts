/**
 * What a near miss is: text that Puppet takes for something else than its author meant, without a word.
 */
export const NEAR_MISS_MESSAGES = {
  DALANG_INTERPOLATION_ANGLE_BRACKETS: 'Hiera interpolates %{...}, not %<...>: this text stays as it is',
  DALANG_INTERPOLATION_DOLLAR: 'Hiera interpolates %{...}, not ${...}: this text stays as it is',
  DALANG_INTERPOLATION_NO_PERCENT: 'An interpolation begins with %{: this text stays as it is',
  DALANG_INTERPOLATION_MISSING_BRACE: 'The brace after the % is missing: this text stays as it is',
  DALANG_INTERPOLATION_WRONG_BRACKETS: 'An interpolation stands in braces, %{...}: this text stays as it is',
  DALANG_INTERPOLATION_SPACE_AFTER_PERCENT: 'There must be nothing between % and {: this text stays as it is',
  DALANG_INTERPOLATION_BARE_CALL: 'This call is not in an interpolation: the text stays as it is',
  DALANG_INTERPOLATION_TEMPLATE: 'Hiera data is no template: this text stays as it is',
  DALANG_INTERPOLATION_UNTERMINATED: 'The closing brace of this interpolation is missing',
  DALANG_INTERPOLATION_NESTED: 'An interpolation cannot stand inside another one',
  DALANG_INTERPOLATION_DOUBLED_BRACES: 'An interpolation has one pair of braces',
  DALANG_INTERPOLATION_UNQUOTED_ARGUMENT: 'The argument is not quoted, so Hiera takes all of this for the name of a variable',
  DALANG_INTERPOLATION_UNBALANCED_QUOTES: 'The quotes do not match',
  DALANG_INTERPOLATION_UNBALANCED_PARENTHESES: 'The parentheses do not match',
  DALANG_INTERPOLATION_CALL_SYNTAX: "A method and its argument are written method('key')",
  DALANG_INTERPOLATION_SPACE_IN_CALL: 'There must be no space between the method, the parentheses and the key',
  DALANG_INTERPOLATION_EXTRA_ARGUMENTS: 'An interpolation method takes one argument, the key',
  DALANG_INTERPOLATION_EMPTY_ARGUMENT: 'The key is empty',
  DALANG_INTERPOLATION_MISSPELT_METHOD: 'There is no such interpolation method',
  DALANG_INTERPOLATION_SIGIL_INSIDE: 'The name of a variable stands without a sigil in an interpolation',
  DALANG_INTERPOLATION_SUBSCRIPT: 'A path into a variable is written with dots',
  DALANG_INTERPOLATION_PATH: 'The path is not well formed',
  DALANG_INTERPOLATION_NOT_A_VARIABLE: 'Hiera interpolates this, and no variable can have this name: the result is empty',
  DALANG_INTERPOLATION_EATS_FORMAT: "Hiera interpolates this before its reader sees it; write the percent sign as %{literal('%')}",
} as const;

export type NearMissCode = keyof typeof NEAR_MISS_MESSAGES;

export interface NearMiss {
  readonly code: NearMissCode;
  /** UTF-16 units from the start of the string that was checked. */
  readonly offset: number;
  readonly length: number;
  /** Text to put in the place of these characters; absent when there is nothing sure to propose. */
  readonly suggestion?: string;
  /** False where the text may well be meant as it is, so that it is a notice and no warning. */
  readonly certain: boolean;
}

/** What is known around the string; every question may be left out. */
export interface NearMissContext {
  /** Whether there is a Hiera key or a variable of this name. */
  readonly isKnownName?: (name: string) => boolean;
  /** `%<...>` is an interpolation here (see InterpolationOptions). */
  readonly angleBrackets?: boolean;
}
