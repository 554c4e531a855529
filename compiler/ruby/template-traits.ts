/** A template that sees variables by other means than `@name` gets all of them. */
const ALL_VARIABLES = /instance_variable|\bbinding\b|\beval\b|scope\.to_hash/;
const NAMED_VARIABLE = /@(\w+)/g;

/** What changes a value in place, or may call what does. A template that has none of these changes nothing. */
const CHANGING: readonly RegExp[] = [
  /<<|\]\s*(?:[-+*/|&]|\|\||&&|\*\*)?=(?![=~>])|\w!/,
  /\b(?:append|clear|compact|concat|delete\w*|fill|force_encoding|insert|keep_if|pop|prepend|push|replace|setbyte|shift|store|unshift|update)\b/,
  /\b(?:binding|eval|function_\w+|call_function|\w*instance_\w+|method|public_send|send|__send__)\b/,
  /\b(?!(?:JSON|YAML|Integer|Float|String|Array|Hash|Symbol|Regexp|Time|Date|IPAddr|URI|Math|Puppet|Facter|Base64)\b)[A-Z]\w*(?:::|\.)\w/,
];

/** Names of the variables that the template is to be given, undefined for all, and whether it may change their values. */
export function templateTraits(source: string): readonly [names: readonly string[] | undefined, mayChange: boolean] {
  const code = [...source.matchAll(/<%[\s\S]*?(?:%>|$)/g)].join('\n');
  const mayChange = CHANGING.some((pattern) => pattern.test(code));
  if (ALL_VARIABLES.test(source)) return [undefined, mayChange];
  return [[...new Set([...source.matchAll(NAMED_VARIABLE)].map(([, name]) => name as string))], mayChange];
}
