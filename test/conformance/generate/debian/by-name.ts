import type { Random } from '../../random.ts';
import type { Value } from './value.ts';

/** What a text is in modules, by the name of its parameter; the first that matches. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/ensure$/, 'present'],
  [/(path|dir|directory|file|home|homedir|cwd|base)$/, '/srv/some/path'],
  [/port$/, '8080'],
  [/(cidr|network)$/, '192.0.2.0/24'],
  [/(_ip|^ip|address|addr)$/, '192.0.2.10'],
  [/(host|hostname|server|fqdn|domain|node)$/, 'host.example.com'],
  [/(ur[il]|endpoint)$/, 'http://api.example.com:5000/v3'],
  [/email$/, 'root@example.com'],
  [/mode$/, '0644'],
  [/version$/, '1.2.3'],
  [/(user|username|owner|login)$/, 'someone'],
  [/(password|secret|token|key)$/, 'secret'],
];

export function textByName(name: string): string {
  return TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}

/** What a parameter without a type may well be, by its name. */
export function valueByName(name: string, random: Random): Value {
  if (/^(enable|manage|use|is)_|(enable|enabled|_manage)$/.test(name)) return random.below(2) === 0;
  if (/(options|settings|config|hash|params)$/.test(name)) return { option: textByName(name), other: random.below(100) };
  if (/(servers|hosts|ips|list|members|names|urls|nodes|methods|targets|groups)$/.test(name)) {
    const one = textByName(name.slice(0, -1));
    return [one, `${one}2`];
  }
  if (/(port|timeout|size|interval|workers|retries|count|order|priority|limit)$|^max_/.test(name)) return 1024 + random.below(9000);
  return textByName(name);
}
