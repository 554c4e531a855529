import type { RuleFinding } from '../../validate/rule.ts';
import { type IpsecFleet, ipsecRule } from '../fleet.ts';
import type { NodeFile } from '../node.ts';

/** The files as such: who may read them, and whether libreswan does. */
export const file = ipsecRule({
  name: 'ipsec-file',
  severity: 'error',
  summary: 'Keys can be read by others or stand in reports, or a file of connections is read by nobody.',
  example: "file { '/etc/ipsec.d/a.secrets':\n  mode    => '0644',\n  content => $secrets,\n}",
  *checkFleet(fleet) {
    for (const { name: node, files, unread } of fleet.nodes.values()) {
      for (const one of files.values()) {
        if (one.path.endsWith('.secrets')) yield* ofSecrets(one, node, fleet);
      }
      for (const path of unread) {
        yield {
          message: `Nothing includes ${path}: its connections are not loaded`,
          ...fleet.places.ofResource(files.get(path)),
          hint: 'include /etc/ipsec.d/*.conf in /etc/ipsec.conf, as distributions have it.',
          nodes: [node],
        };
      }
    }
  },
});

function* ofSecrets(one: NodeFile, node: string, fleet: IpsecFleet): Iterable<RuleFinding> {
  const about = { ...fleet.places.ofResource(one), nodes: [node] };
  if (one.mode === undefined || !/^0?[0-7]00$/.test(one.mode)) {
    yield {
      ...about,
      message: `${one.path} has ${one.mode === undefined ? 'no mode' : `the mode ${one.mode}`}: others may read its keys`,
      hint: "mode => '0600'",
    };
  }
  if (!one.isSensitive) {
    yield {
      ...about,
      severity: 'warning',
      message: `The content of ${one.path} is not Sensitive: its keys stand in logs, reports and PuppetDB`,
      hint: 'content => Sensitive($content)',
    };
  }
}
