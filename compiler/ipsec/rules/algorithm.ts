import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import { CIPHERS, GROUPS, INTEGRITY } from '../algorithms.ts';
import { ipsecRule } from '../fleet.ts';
import { placeOfConnection } from './where.ts';

/** What protects the packets. */
export const algorithm = ipsecRule({
  name: 'ipsec-algorithm',
  severity: 'error',
  summary: 'The algorithm of a connection is unknown to libreswan, or protects nothing.',
  example: 'ipsec::algorithm: 3des-md5',
  *checkFleet(fleet) {
    const told = new Map<string, string | undefined>();
    for (const { name: node, connections } of fleet.nodes.values()) {
      const shown = new Set<string>();
      for (const connection of connections) {
        const value = connection.settings.get('phase2alg') ?? connection.settings.get('esp') ?? '';
        if (shown.has(value) || value === '') continue;
        shown.add(value);
        if (!told.has(value)) told.set(value, problemOf(value));
        const problem = told.get(value);
        if (problem === undefined) continue;
        yield {
          message: `Algorithm '${value}': ${problem}`,
          ...placeOfConnection(connection, [value], fleet),
          hint: 'aes_gcm256-null and aes256-sha2_256 are good; `ipsec algparse esp=ALGORITHM` tells what libreswan makes of one.',
          nodes: [node],
        };
      }
    }
  },
});

function problemOf(value: string): string | undefined {
  for (const proposal of value.toLowerCase().split(',')) {
    const [suite = '', ...groups] = proposal.split(';');
    const [cipher = '', integrity, ...more] = suite.split('-');
    const problem = cipherProblem(cipher) ?? (integrity === undefined ? undefined : pairProblem(cipher, integrity));
    const unknownGroup = [...groups, ...more].flatMap((one) => one.split('+')).find((one) => !GROUPS.test(one));
    if (problem !== undefined) return problem;
    if (unknownGroup !== undefined) return `there is no group '${unknownGroup}'`;
  }
  return undefined;
}

function cipherProblem(names: string): string | undefined {
  for (const name of names.split('+')) {
    const cipher = CIPHERS.find(({ pattern }) => pattern.test(name));
    if (cipher === undefined) {
      const hint = didYouMean(
        name,
        CIPHERS.map((one) => one.example),
      );
      return `there is no cipher '${name}'${hint === undefined ? '' : `. ${hint}`}`;
    }
    if (cipher.weakness !== undefined) return cipher.weakness;
  }
  return undefined;
}

function pairProblem(ciphers: string, names: string): string | undefined {
  for (const name of names.split('+')) {
    const integrity = INTEGRITY.find(({ pattern }) => pattern.test(name));
    if (integrity === undefined) return `there is no integrity algorithm '${name}'`;
    if (integrity.weakness !== undefined) return integrity.weakness;
    for (const cipher of ciphers.split('+')) {
      const isAead = CIPHERS.find(({ pattern }) => pattern.test(cipher))?.isAead === true;
      if (isAead && !integrity.isNone) return `${cipher} has integrity of its own, and takes no ${name}`;
      if (!isAead && integrity.isNone) return `nothing protects packets of ${cipher} from being changed`;
    }
  }
  return undefined;
}
