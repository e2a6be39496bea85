import { RuleViolation } from '../../../kernel/rule-violation.js';

/** What every workbook begins with (ZIP). */
const [P, K] = [0x50, 0x4b];

/** A form learned from CSV would have no workbook to write into. @throws RuleViolation `form.from-csv` {file} */
export function refuseCsv(bytes: Uint8Array, file: string): void {
  if (bytes[0] !== P || bytes[1] !== K) throw new RuleViolation('form.from-csv', { file });
}
