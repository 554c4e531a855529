/**
 * A text that Ruby's Psych would not load, in Psych's words.
 *
 * Psych: syntax_error.rb, exception.rb; Puppet: util/yaml.rb (YamlLoadError)
 */
export class YamlLoadError extends Error {
  /** Psych's own message, before Puppet puts the file before it. */
  readonly psychMessage: string;
  readonly file: string | undefined;
  /** UTF-16 units into the file; undefined where Psych gives no place. */
  readonly offset: number | undefined;
  constructor(message: string, file: string | undefined, offset?: number, psychMessage = message) {
    super(message);
    this.psychMessage = psychMessage;
    this.name = 'YamlLoadError';
    this.file = file;
    this.offset = offset;
  }
}

/** A tag, a date or a time: Puppet lets YAML make plain data and symbols only. */
export function disallowedClass(className: string, file: string | undefined, offset: number): YamlLoadError {
  const message = `Tried to load unspecified class: ${className}`;
  return new YamlLoadError(`(${file ?? '<unknown>'}): ${message}`, file, offset, message);
}

/** What is wrong, and where (line and column count from 1). */
export function syntaxError(
  problem: string,
  file: string | undefined,
  offset: number,
  line: number,
  column: number,
): YamlLoadError {
  return new YamlLoadError(`(${file ?? '<unknown>'}): ${problem} at line ${line} column ${column}`, file, offset);
}
