/**
 * What every check is given: where it is in the tree, the settings, and a place to put what it finds.
 *
 * Puppet: pops/validation.rb (DiagnosticProducer, SeverityProducer), pops/validation/validator_factory_4_0.rb
 */
import type { Kind, Node, NodeOf } from '../ast.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { IssueArgs, IssueName } from '../diagnostics/issues.ts';
import { ISSUES, issueCode } from '../diagnostics/issues.ts';
import type { Source } from '../source.ts';

/** The setting `strict`: what becomes of findings that are no more than doubtful. */
export type Strict = 'off' | 'warning' | 'error';

/** Where modules and the site manifest lie; without it no file is known to be a module's. */
export interface ManifestPlaces {
  /** The environment's manifest file or folder, absolute. */
  readonly manifest?: string | undefined;
  /** The folders that hold modules, in order. */
  readonly modulepath: readonly string[];
}

export interface ValidateOptions {
  /** Bolt's language: plans and `apply` blocks, and no catalog outside of them. */
  readonly tasks?: boolean | undefined;
  readonly strict?: Strict | undefined;
  readonly places?: ManifestPlaces | undefined;
}

export interface Checker {
  readonly source: Source;
  readonly tasks: boolean;
  readonly strict: Strict;
  readonly places: ManifestPlaces | undefined;
  /** The nodes around the one being checked, outermost (the Program) first. */
  readonly path: readonly Node[];
  /** Notes the issue at the node, unless the settings silence it. */
  accept<N extends IssueName>(name: N, at: Node, ...args: AcceptArgs<N>): void;
  /** Ends the check with this one finding, in place of all others. */
  giveUp(diagnostic: Diagnostic): never;
  /** What Puppet logs in the midst of the check, before anything that `accept` was told. */
  logEarly(diagnostics: readonly Diagnostic[]): void;
}

export type AcceptArgs<N extends IssueName> = IssueArgs<N> extends void ? [] : [args: IssueArgs<N>];

/** A check of one kind of node. */
export type Check<K extends Kind> = (node: NodeOf<K>, checker: Checker) => void;

/** Thrown to leave the walk when one finding replaces all. */
export class Abandoned extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** The severity of the issue under the settings; undefined when it is not reported at all. */
export function severityOf(name: IssueName, strict: Strict): Severity | undefined {
  if (name === 'FUTURE_RESERVED_WORD') return 'deprecation';
  if (name === 'DUPLICATE_KEY') return strict === 'off' ? undefined : strict;
  return 'error';
}

export class DiagnosticCollector implements Checker {
  readonly source: Source;
  readonly tasks: boolean;
  readonly places: ManifestPlaces | undefined;
  readonly path: Node[] = [];
  readonly found: Diagnostic[] = [];
  readonly early: Diagnostic[] = [];
  readonly strict: Strict;

  constructor(source: Source, options: ValidateOptions) {
    this.source = source;
    this.tasks = options.tasks === true;
    this.places = options.places;
    this.strict = options.strict ?? 'warning';
  }

  accept<N extends IssueName>(name: N, at: Node, ...args: AcceptArgs<N>): void {
    const severity = severityOf(name, this.strict);
    if (severity === undefined) return;
    const message = (ISSUES[name].message as (args: unknown) => string)(args[0]);
    this.found.push({
      code: issueCode(name),
      severity,
      message,
      at: { source: this.source, offset: at.offset, length: at.length },
    });
  }

  giveUp(diagnostic: Diagnostic): never {
    throw new Abandoned(diagnostic);
  }

  logEarly(diagnostics: readonly Diagnostic[]): void {
    this.early.push(...diagnostics);
  }
}
