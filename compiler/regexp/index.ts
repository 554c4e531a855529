export { CompiledRegexp, compileRubyRegexp, type RegexpMatch, type RegexpOptions } from './compile.ts';
export { RegexpSyntaxError } from './errors.ts';
export { literalPattern } from './literal.ts';
