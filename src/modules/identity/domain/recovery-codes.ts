/** Codes that are made at a time. */
export const RECOVERY_CODES = 10;

/** Random bytes of one code: 120 bits, so that a plain hash keeps it (OWASP ASVS 5.0.0, 6.5.2 asks for 112). */
export const RECOVERY_CODE_BYTES = 15;

/** Crockford's base 32: no letter looks like a digit or like another letter. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** Random bytes as a person writes them down: six groups of four, e.g. `7KQ2-…`. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{5}/g) ?? []).map((five) => DIGITS.charAt(parseInt(five, 2)));
  return (digits.join('').match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** What a person typed, as it was written down: groups, small letters, full width and look-alikes make no difference. */
export function typedRecoveryCode(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = plain.replace(/[^0-9A-Z]/g, '');
  return (digits.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}
