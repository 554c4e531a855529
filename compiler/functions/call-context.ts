import type { Scope } from '../evaluator/scope.ts';
import { type PType, parseType } from '../types/index.ts';
import type { PuppetCallable, Value } from '../values/index.ts';
import { PuppetError } from './error.ts';
import type { FunctionContext, LogLevel } from './function.ts';
import type { CallSite } from './runtime-function.ts';

/** What a function body gets to know of its call. */
export class CallContext implements FunctionContext {
  readonly scope: Scope;
  private readonly caller: string;
  private readonly site: CallSite;

  constructor(caller: string, scope: Scope, site: CallSite) {
    this.caller = caller;
    this.scope = scope;
    this.site = site;
  }

  get file(): string | undefined {
    return this.site.file;
  }
  get line(): number | undefined {
    return this.site.line;
  }
  get strict(): 'off' | 'warning' | 'error' {
    return this.scope.compilation.settings.strict;
  }
  callFunction(name: string, args: readonly Value[], block?: PuppetCallable): Value {
    const found = this.scope.compilation.environment.findFunction(name);
    if (!found) throw new PuppetError(`Function ${this.caller}(): Unknown function: '${name}'`);
    return found.invoke(this.scope, args, block, this.site);
  }
  resolveType(text: string): PType {
    return parseType(text, this.scope.compilation.environment.typeResolver);
  }
  log(level: LogLevel, message: string): void {
    this.scope.compilation.log(level, message);
  }
  warnOnce(key: string, message: string, file?: string, line?: number): void {
    this.scope.compilation.warnOnce(key, message, file, line);
  }
}
