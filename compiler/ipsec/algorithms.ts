/** Ciphers, integrity algorithms and groups that libreswan 4.10 knows for ESP, and what is wrong with some of them. */

interface Algorithm {
  readonly pattern: RegExp;
  readonly example: string;
  /** Why nobody should use it. */
  readonly weakness?: string;
  /** Integrity is part of it. */
  readonly isAead?: true;
  readonly isNone?: true;
}

export const CIPHERS: readonly Algorithm[] = [
  { pattern: /^aes(?:_?cbc)?_?(?:128|192|256)?$/, example: 'aes256' },
  { pattern: /^aes_ctr_?(?:128|192|256)?$/, example: 'aes_ctr256' },
  { pattern: /^aes_(?:gcm|ccm)(?:_a|_b|_c|_8|_12|_16)?_?(?:128|192|256)?$/, example: 'aes_gcm256', isAead: true },
  { pattern: /^chacha20_poly1305$/, example: 'chacha20_poly1305', isAead: true },
  { pattern: /^camellia(?:_cbc)?_?(?:128|192|256)?$/, example: 'camellia256' },
  {
    pattern: /^null_auth_aes_gmac_?(?:128|192|256)?$/,
    example: 'null_auth_aes_gmac',
    weakness: 'it encrypts nothing',
    isAead: true,
  },
  { pattern: /^null$/, example: 'null', weakness: 'it encrypts nothing' },
  { pattern: /^3des(?:_cbc)?$/, example: '3des', weakness: '3des has blocks of 64 bits, which repeat after hours of traffic' },
];

export const INTEGRITY: readonly Algorithm[] = [
  { pattern: /^sha2?_?(?:256|384|512)(?:_(?:128|192|256))?$/, example: 'sha2_256' },
  { pattern: /^sha2(?:_(?:256|384|512))?(?:_(?:128|192|256))?$/, example: 'sha2' },
  { pattern: /^(?:hmac_)?sha(?:1|2)?(?:_96)?$/, example: 'sha1' },
  { pattern: /^(?:aes_)?(?:xcbc|cmac)(?:_96)?$/, example: 'aes_xcbc' },
  { pattern: /^(?:hmac_)?md5(?:_96)?$/, example: 'md5', weakness: 'md5 is broken' },
  { pattern: /^(?:null|none)$/, example: 'null', isNone: true },
];

export const GROUPS =
  /^(?:modp(?:1536|2048|3072|4096|6144|8192)|dh(?:5|1[4-9]|2[0-4]|31)|ecp_?(?:256|384|521)|x?curve25519|none|null)$/;
