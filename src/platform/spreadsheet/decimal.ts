/** The shortest decimal form of a number as a sheet holds it (15 digits), without exponent: `4.0999999999999996` → `4.1`. */
export function shortestDecimal(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const text = String(Number(value.toPrecision(15)));
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', head = '', tail = '', power = '0'] = match;
  return sign + shift(head + tail, 1 + Number(power));
}

function shift(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return digits.padEnd(point, '0');
}
