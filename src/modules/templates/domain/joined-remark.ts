import type { Answer } from './answer.js';
import type { Question } from './template.js';

/** A row and what was said to it. */
export interface AnsweredRow {
  readonly question: Pick<Question, 'code' | 'officialCode'>;
  readonly answer: Answer;
}

/** Characters that a cell of a workbook can hold. */
const LONGEST = 32_767;

/**
 * The remarks (備考) of rows that became one, each on a line of its own behind the number that it stood at; the same remark of all of them
 * once. Undefined where there is none, null where they are too long to be one remark.
 */
export function joinedRemark(rows: readonly AnsweredRow[]): string | undefined | null {
  const remarks = rows.map(({ answer }) => answer.remark);
  if (new Set(remarks).size === 1) return remarks[0];
  const lines = rows.flatMap(({ question: { officialCode, code }, answer: { remark } }) =>
    remark === undefined || remark.trim() === '' ? [] : [`${officialCode ?? code} ${remark}`],
  );
  const joined = lines.join('\n');
  if (joined.length > LONGEST) return null;
  return joined === '' ? undefined : joined;
}
