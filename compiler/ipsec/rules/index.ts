/** All rules over IPsec: first those over data, then those over the files that come of it. */
import type { Rule } from '../../validate/rule.ts';
import { address } from './address.ts';
import { addressTwice } from './address-twice.ts';
import { algorithm } from './algorithm.ts';
import { alone } from './alone.ts';
import { connectionTwice } from './connection-twice.ts';
import { deadPeer } from './dead-peer.ts';
import { failureshunt } from './failureshunt.ts';
import { file } from './file.ts';
import { mirror } from './mirror.ts';
import { oneSided } from './one-sided.ts';
import { pacemaker } from './pacemaker.ts';
import { psk } from './psk.ts';
import { secret } from './secret.ts';
import { subnet } from './subnet.ts';
import { syntax } from './syntax.ts';
import { uncovered } from './uncovered.ts';
import { unknownName } from './unknown-name.ts';
import { vip } from './vip.ts';
import { vipConnection } from './vip-connection.ts';

export const IPSEC_RULES: readonly Rule[] = [
  psk,
  subnet,
  unknownName,
  address,
  addressTwice,
  vip,
  alone,
  syntax,
  connectionTwice,
  oneSided,
  mirror,
  uncovered,
  secret,
  failureshunt,
  deadPeer,
  algorithm,
  vipConnection,
  pacemaker,
  file,
];
