/**
 * Whether a text is a piece of shell, where `${name}` is the shell's own.
 */
const SHELL = [
  /^#!/,
  /\$\(/, // command substitution
  /`[^`]*`/,
  /\$\{\w*[:#%/^,!?+=-]/, // ${x:-default} and its like
  /\$\{[#!]/,
  /\$[\w?#@*!]/, // $1, $?, $name
  /&&|\|\||;\s|\s\|\s|2>&1|\s>>?\s/,
  /(?:^|[\s;])(?:if|then|else|elif|fi|for|while|do|done|case|esac|export|local|echo|exec|source|test|set)\s/,
  /(?:^|\s)(?:\/usr)?\/s?bin\//,
  /(?:^|\s)\w+="?\$\{/, // name=${value}
];

export function looksLikeShell(text: string): boolean {
  return SHELL.some((pattern) => pattern.test(text));
}
