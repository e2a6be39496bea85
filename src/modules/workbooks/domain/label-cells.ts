import type { Cell } from '../../../kernel/grid.js';
import { foldWording, splitLabel } from '../../../kernel/wording.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import type { SheetView } from './sheet-view.js';

/** A cell as number and wording; `bare` = without the number in front. */
export interface Reading {
  readonly folded: string;
  readonly number?: string;
  readonly bare: string;
  readonly bareFolded: string;
}

/** A cell that holds a wording of the form. */
export interface WordingHit {
  readonly cell: Cell;
  /** The cell holds the wording alone, without a number in front. */
  readonly whole: boolean;
  readonly questions: readonly Question[];
}

const readings = new WeakMap<Cell, Reading>();

export function readingOf(cell: Cell): Reading {
  let reading = readings.get(cell);
  if (!reading) {
    const { number, wording } = splitLabel(cell.text);
    const folded = foldWording(cell.text);
    const bareFolded = number === undefined ? folded : foldWording(wording);
    reading = { folded, ...(number !== undefined && { number }), bare: wording, bareFolded };
    readings.set(cell, reading);
  }
  return reading;
}

const NOTE = /^(?:note|ref)s?[\s.]*\d/i;

/** No number with its 設問 in front and blanks around it is longer; most cells are told by their length before anything is compared. */
const LONGEST_CELL = 40;

/** Whether a text can be a printed number at all: short, with a digit, without running words. */
export function isNumberLike(text: string): boolean {
  if (text.length > LONGEST_CELL || !/\p{N}/u.test(text)) return false;
  const folded = text
    .normalize('NFKC')
    .replace(/^\s*(?:設問|質問|項番|問)|\s*[※*]\s*$/g, '')
    .trim();
  return (
    folded.length <= 14 && !NOTE.test(folded) && /\d/.test(folded) && /^[a-z0-9()[\]\-‐–ー−.:、\s]+$/i.test(folded)
  );
}

/** Whether a text may be a number in this form, which may print others than figures: (ア). */
export const mayBeNumber = (text: string, index: FormIndex): boolean =>
  isNumberLike(text) || (text.length <= LONGEST_CELL && index.byNumber(text).length > 0);

/** The cells of a sheet in a wording of the form. */
export function wordingHits(view: SheetView, index: FormIndex): WordingHit[] {
  return view.sheet.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.kind !== 'text' || cell.text.length < 2) return [];
      const reading = readingOf(cell);
      const whole = index.byWording(reading.folded);
      const questions = whole.length > 0 ? whole : index.byWording(reading.bareFolded);
      return questions.length > 0 ? [{ cell, whole: whole.length > 0, questions }] : [];
    }),
  );
}
