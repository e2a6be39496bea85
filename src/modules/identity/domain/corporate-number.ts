/**
 * 法人番号 as it is stored: 13 ASCII digits. Full-width digits become narrow; spaces and hyphens between the digits go. What is no text
 * comes back as it is.
 */
export function normalCorporateNumber(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFKC').replace(/[\s\-‐‑–—−ー]/g, '') : value;
}

/**
 * Whether it is a 法人番号: 12 digits after their check digit.
 * Rule: 法人番号の指定等に関する省令 第2条 (国税庁「チェックデジットの計算」).
 */
export function isCorporateNumber(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{13}$/.test(value) && value[0] === checkDigit(value.slice(1));
}

/** The first digit of a 法人番号, 1 to 9: 9 − (Σ Pn·Qn mod 9), where Pn is the n-th digit from the right and Qn is 1 for odd n, 2 for even n. */
export function checkDigit(twelveDigits: string): string {
  const sum = Array.from(twelveDigits, Number).reduceRight(
    (total, digit, index) => total + digit * (index % 2 === 1 ? 1 : 2),
    0,
  );
  return String(9 - (sum % 9));
}
