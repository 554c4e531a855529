import type { ValidationContext } from '../context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Manifests and EPP templates that Puppet refuses, in its words: what the parser and the static checks find, all of it. */
export const puppetSyntax: Rule = {
  name: 'puppet-syntax',
  severity: 'error',
  summary: 'A manifest or template is one that Puppet refuses, whether a node uses it or not.',
  example: 'class ntp { service { ntp: ensure => running\n',
  check: (context) => saidOf(context, true),
};

/** What Puppet warns of when it loads a manifest or template. */
export const puppetWarning: Rule = {
  name: 'puppet-warning',
  severity: 'warning',
  summary: 'A manifest or template is one of which Puppet warns.',
  example: '$text = "a \\d"\n',
  check: (context) => saidOf(context, false),
};

function* saidOf({ code }: ValidationContext, errors: boolean): Iterable<RuleFinding> {
  for (const { diagnostics, isOwn, source } of code.files) {
    if (!isOwn) continue;
    for (const { severity, message, at, file, related, hint } of diagnostics) {
      if ((severity === 'error') !== errors) continue;
      yield {
        message,
        ...(at === undefined ? { file: file ?? (source.file as string) } : { at }),
        ...(related === undefined ? {} : { related }),
        ...(hint === undefined ? {} : { hint }),
        ...(errors ? { explains: message } : {}),
      };
    }
  }
}
