import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { LedgerColumn } from './propose-mapping.js';

const BECAUSE = { ja: '選ばれた対応です', en: 'chosen' };

/**
 * The columns with what somebody chose for some of them.
 * @throws RuleViolation `ledger.no-such-column` {columns}, `ledger.field-twice` {field, columns}
 */
export function chosenColumns(
  columns: readonly LedgerColumn[],
  choices: readonly Pick<LedgerColumn, 'column' | 'field'>[],
): LedgerColumn[] {
  const wanted = new Map(choices.map(({ column, field }) => [column, field]));
  const unknown = [...wanted.keys()].filter((letters) => !columns.some(({ column }) => column === letters));
  if (unknown.length > 0) throw new RuleViolation('ledger.no-such-column', { columns: unknown });
  const chosen = columns.map((each): LedgerColumn => {
    const field = wanted.get(each.column);
    return field === undefined ? each : { ...each, field, by: 'chosen', because: BECAUSE };
  });
  for (const { field } of chosen) {
    const rivals = chosen.filter((other) => other.field === field).map(({ column }) => column);
    if (field !== null && rivals.length > 1) throw new RuleViolation('ledger.field-twice', { field, columns: rivals });
  }
  return chosen;
}
