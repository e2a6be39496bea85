import type { Grid } from '../../../kernel/grid.js';

/** The leading headings of a comparison that Kaiji makes: it lists the questions of a form, and the answers of several products beside them. */
export const COMPARISON_HEADINGS = {
  ja: ['区分', '番号', '設問', '比較'],
  en: ['Section', 'No.', 'Question', 'Comparison'],
} as const;

const WITHIN = 5;

/** Whether a file is a comparison that Kaiji made: whose answers are to be read from it cannot be told. */
export function isComparison({ sheets }: Grid): boolean {
  const rows = sheets.flatMap((sheet) => sheet.rows.slice(0, WITHIN));
  return rows.some(({ cells }) =>
    Object.values(COMPARISON_HEADINGS).some((headings) => headings.every((text, at) => cells[at]?.text === text)),
  );
}
