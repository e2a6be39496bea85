import type { FormIndex } from './form-index.js';
import type { MatchedRow, UnmatchedRow } from './match-rows.js';
import type { SheetMatch } from './tables.js';

/** How well the rows of some sheets are those of a form. */
export interface Fit {
  /** 0 to 1: rows found, rows left over and wording together. A row in the form's wording counts for it whatever its number says. */
  readonly likeness: number;
  /** Answerable questions found, and all there are. */
  readonly found: number;
  readonly total: number;
  /** Every row of the form is there, with its number, and no row besides. */
  readonly complete: boolean;
  /** Less than nine tenths of the wording is the form's own. */
  readonly reworded: boolean;
  /** The file prints other numbers on rows whose number we do not know. */
  readonly renumbered: boolean;
  /** Too many numbers stand at another question's wording: another version of the form. */
  readonly contradicted: boolean;
}

const OWN_WORDING = 0.9;
/** Share of the numbered rows whose number and wording may disagree. */
const CONTRADICTIONS = 0.1;
const WORTH_OF_WORDING = 0.4;

export function fitOf(sheets: readonly SheetMatch[], index: FormIndex): Fit {
  const rows = sheets.flatMap(({ matched }) => matched).filter(({ question }) => question.answerType !== 'group');
  const total = index.questions.filter(({ answerType }) => answerType !== 'group').length;
  const found = new Set(rows.map(({ question }) => question.code)).size;
  const left = sheets.flatMap(rowsLeftOver);
  const contradictions = left.filter(({ likely }) => likely !== undefined).length;
  const numbered = rows.filter(({ foundBy }) => foundBy === 'number and wording' || foundBy === 'number').length;
  const wording = rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + wordingOf(row, index), 0) / rows.length;
  const akin = Math.min(total, found + contradictions);
  const [recall, precision] = [akin / total, akin / (akin + left.length - contradictions)];
  const together = akin === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return {
    likeness: together * (1 - WORTH_OF_WORDING + WORTH_OF_WORDING * wording),
    found,
    total,
    complete: found === total && left.length === 0,
    reworded: wording < OWN_WORDING,
    renumbered: rows.some(
      ({ entry, question, foundBy }) =>
        foundBy === 'wording' && entry.number !== undefined && question.officialCode === undefined,
    ),
    contradicted: contradictions > Math.max(1, CONTRADICTIONS * (numbered + contradictions)),
  };
}

function wordingOf({ entry, question, foundBy }: MatchedRow, index: FormIndex): number {
  if (foundBy === 'number and wording' || foundBy === 'wording') return 1;
  return entry.wording ? index.likenessTo(question, entry.wording.folded) : 0;
}

/** Rows among the questions whose number or wording is not the form's. What stands below the last question (remarks, say) does not count. */
function rowsLeftOver({ matched, unmatched }: SheetMatch): readonly UnmatchedRow[] {
  const last = matched.at(-1)?.entry.row ?? 0;
  return unmatched.filter(
    ({ entry, why, likely }) =>
      (entry.row < last || likely !== undefined) &&
      (why === 'number not in the form' || why === 'number and wording disagree'),
  );
}
