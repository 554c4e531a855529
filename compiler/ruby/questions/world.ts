import { addressOfReverse, isRecordType, recordFields } from '../../world/index.ts';
import type { Encodable } from '../values/encode.ts';
import type { Asked, Questions } from './asked.ts';

/** What Ruby asks of the world outside of its environment. Undefined where nobody answers. */
export const worldQuestions: Questions = {
  may_read: (asked) => {
    const path = asked.text(0);
    const { files, outside } = asked.runtime;
    if (files.mayRead(path) || outside.kind(path) !== undefined) return true;
    outside.missed(path);
    return false;
  },
  world_dns: (asked) => listOf(dns(asked, asked.text(0))),
  world_records: (asked) => records(asked, asked.text(0), asked.text(1)),
  world_command: (asked) => {
    const given = asked.value(0);
    const command = Array.isArray(given) ? given.map(String) : asked.text(0);
    const answer = asked.compilation.environment.world.command(command, asked.compilation);
    if (answer) asked.runtime.outside.answered++;
    return answer && [answer.output, answer.status === undefined ? undefined : BigInt(answer.status)];
  },
  world_random: (asked) => {
    asked.compilation.environment.world.randomAsked = true;
    return undefined;
  },
  world_time: (asked) => {
    asked.compilation.environment.world.noteTime();
    return undefined;
  },
};

function dns(asked: Asked, key: string): readonly string[] | undefined {
  const found = asked.compilation.environment.world.dns(key, asked.compilation);
  if (found) asked.runtime.outside.answered++;
  return found;
}

function listOf(found: readonly string[] | undefined): Encodable {
  return found === undefined ? undefined : [...found];
}

const FAMILIES: Readonly<Record<string, RegExp>> = { A: /^[^:]*$/, AAAA: /:/ };

/** The fields of each record. Addresses are those of the name, and a name that stands for an address is asked for as that. */
function records(asked: Asked, name: string, type: string): Encodable {
  const family = FAMILIES[type];
  if (family)
    return dns(asked, name)
      ?.filter((address) => family.test(address))
      .map((address) => [address]);
  const address = type === 'PTR' ? addressOfReverse(name) : undefined;
  if (address !== undefined) return dns(asked, address)?.map((found) => [found]);
  if (!isRecordType(type)) return undefined;
  return dns(asked, `${name} ${type}`)?.map((text) =>
    (recordFields(type, text) ?? []).map((field) => (typeof field === 'number' ? BigInt(field) : field)),
  );
}
