/** Crockford's base 32: no I, L, O and U, which look like others. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** Signs of a code: 28 × 5 bits = 140 bits. */
export const CODE_LENGTH = 28;

/** A code to write down and to type, in groups of four; as many signs as there are random bytes, each sign equally likely. */
export function envelopeCode(random: Uint8Array): string {
  const signs = Array.from(random, (byte) => SIGNS.charAt(byte % SIGNS.length));
  const groups = Array.from({ length: Math.ceil(signs.length / GROUP) }, (_, n) =>
    signs.slice(n * GROUP, (n + 1) * GROUP).join(''),
  );
  return groups.join('-');
}

/** A code as typed by hand, brought to the one form that is compared: groups, case, width and look-alikes do not count. */
export function typedCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
