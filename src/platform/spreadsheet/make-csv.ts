/** A field of a CSV: text is kept as typed, numbers and booleans are written plainly, null is empty. */
export type CsvField = string | number | boolean | null;

const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would take for a formula, also in full width, and what would look like our own mark before it. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A CSV that Excel in Japan opens right: UTF-8 with byte order mark, CRLF, quotes doubled. Text that would be run as a formula gets an
 * apostrophe in front, which `openCsv` takes off again.
 */
export function makeCsv(rows: readonly (readonly CsvField[])[]): Uint8Array {
  const lines = rows.map((row) => `${row.map(csvField).join(',')}\r\n`);
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''));
}

function csvField(field: CsvField): string {
  if (field === null) return '';
  if (typeof field !== 'string') return String(field);
  const safe = DANGEROUS.test(field) ? `'${field}` : field;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
