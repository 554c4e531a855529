import type { RuleFinding } from '../../validate/rule.ts';
import { at, ipsecRule } from '../fleet.ts';
import { SHORT_KEY_HINT, SHORTEST_KEY } from '../secret.ts';

/** The pre-shared key as the data has it. Its text goes into no message. */
export const psk = ipsecRule({
  name: 'ipsec-psk',
  severity: 'error',
  summary: 'The pre-shared key is missing, too short, or cannot stand in a secrets file.',
  example: 'ipsec::psk: "too short"',
  *checkFleet({ views }) {
    for (const view of views) {
      if (view.topology.isOpportunistic) continue;
      const finding = problemOf(view.psk, view.keyName('psk'));
      // A key that nobody has written is missed where the networks are.
      const place = view.place('psk') ?? view.place('networks', [], true);
      if (finding !== undefined) yield { ...finding, ...at(place), nodes: view.nodes };
    }
  },
});

function problemOf(key: string | undefined, name: string): RuleFinding | undefined {
  if (key === undefined || key === '') {
    return {
      message: `There is no pre-shared key: '${name}' ${key === undefined ? 'is not in the data' : 'is empty'}`,
      hint: `Give ${name} a random text of ${SHORTEST_KEY} characters or more, encrypted with eyaml.`,
      explains: 'Please provide the PSK key',
    };
  }
  if (/["\n\r]/.test(key)) {
    return {
      message: `The pre-shared key '${name}' has a double quote or a line break in it, which ends it in the secrets file`,
      hint: 'libreswan knows no way to write either of them: choose another key.',
      explains: `${name}: the key has a double quote`,
    };
  }
  if (key.length >= SHORTEST_KEY) return undefined;
  return {
    message: `The pre-shared key '${name}' has ${key.length} characters, and at least ${SHORTEST_KEY} are needed`,
    hint: SHORT_KEY_HINT,
    explains: `${name}: the key has ${key.length} characters`,
  };
}
