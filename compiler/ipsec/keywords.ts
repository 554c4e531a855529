/**
 * What libreswan takes as parameters of a section, and the values of those that have few; as `ipsec addconn --checkconfig` of libreswan
 * 4.10 has it.
 */

const YES_NO = 'yes no on off true false';
const SHUNTS = 'passthrough reject drop hold none';
const PEER_AUTH = 'never null rsasig secret ecdsa';

/** Parameters of one end; they stand with `left` and with `right`. */
const OF_ENDS =
  'addresspool auth autheap ca cat cert ckaid ecdsakey id ikeport modecfgclient modecfgserver nexthop protoport pubkey rsasigkey ' +
  'sendcert sourceip subnet subnets updown username vti xauthclient xauthserver xauthusername';

const OF_CONNECTIONS =
  'accept-redirect accept-redirect-to aggressive aggrmode also alsoflip authby auto cisco-unity clientaddrfamily compress connalias ' +
  'decap-dscp dpdaction dpddelay dpdtimeout drop-oppo-null enable-tcp encapsulation esn esp failureshunt fake-strongswan ' +
  'forceencaps fragmentation hostaddrfamily ignore-peer-dns ike ikelifetime ikepad ikev2 initial-contact intermediate ' +
  'ipsec-interface ipsec-lifetime ipsec-max-bytes ipsec-max-packets keyexchange keyingtries keylife left lifetime mark mark-in ' +
  'mark-out metric mobike modecfgbanner modecfgdns modecfgdomains modecfgpull ms-dh-downgrade mtu narrowing nat-ikev1-method ' +
  'nat-keepalive negotiationshunt nflog nic-offload nm-configured nopmtudisc overlapip pam-authorize pfs phase2 phase2alg ' +
  'policy-label ppk priority reauth redirect-to rekey rekeyfuzz rekeymargin remote-peer-type replay-window reqid ' +
  'require-id-on-certificate retransmit-interval retransmit-timeout right salifetime sec-label send-no-esp-tfc send-redirect ' +
  'send-vendorid sendca sha2-truncbug tcp-remoteport tfc type vti-interface vti-routing vti-shared xauthby xauthfail';

/** Every parameter of a connection. */
export const CONNECTION_KEYWORDS: ReadonlySet<string> = new Set([
  ...OF_CONNECTIONS.split(' '),
  ...OF_ENDS.split(' ').flatMap((keyword) => [`left${keyword}`, `right${keyword}`]),
]);

/** Values that are names of something. */
const VALUES: Readonly<Record<string, string>> = {
  auto: 'ignore add start ondemand route keep up',
  dpdaction: 'hold clear restart',
  encapsulation: 'yes no auto',
  failureshunt: SHUNTS,
  fragmentation: 'yes no insist never force',
  ikev2: 'yes no permit propose insist never always',
  leftauth: PEER_AUTH,
  negotiationshunt: 'passthrough drop hold',
  phase2: 'esp ah default',
  rightauth: PEER_AUTH,
  type: 'tunnel transport passthrough reject drop pass',
  ...Object.fromEntries(
    'aggressive compress decap-dscp leftcat leftmodecfgclient leftmodecfgserver mobike narrowing overlapip pfs rekey rightcat rightmodecfgclient rightmodecfgserver sha2-truncbug'
      .split(' ')
      .map((keyword) => [keyword, YES_NO]),
  ),
};

/** The values that a parameter may have, where they are few. */
export const KEYWORD_VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(VALUES).map(([keyword, values]) => [keyword, values.split(' ')]),
);

/** Those whose values are times; libreswan 4.10 reads `5x` as 5 without a word. */
export const TIMES: ReadonlySet<string> = new Set(['dpddelay', 'dpdtimeout', 'retransmit-timeout', 'ikelifetime', 'salifetime']);

/** A number of seconds, or with a unit. */
export const TIME = /^\d+(\.\d+)?(ms|s|m|h|d|w)?$/;
