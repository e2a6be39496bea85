import type { Grid, Sheet } from '../../../kernel/grid.js';
import type { FormIndex } from './form-index.js';
import type { Layout, TableLayout } from './layout.js';
import { matchByPlace } from './match-by-place.js';
import { matchRows } from './match-rows.js';
import { entriesOf } from './row-entries.js';
import { viewOf } from './sheet-view.js';
import type { SheetMatch } from './tables.js';

/** The sheets that hold a form, and those that hold its rows a second time. */
export interface SheetChoice {
  readonly chosen: readonly SheetMatch[];
  readonly copies: readonly SheetMatch[];
}

const SAMPLE =
  /初版|前回|前年|昨年|記入例|記載例|サンプル|見本|旧版|旧様式|(?:^|[_\s(（])旧|old|sample|example|backup|コピー/i;
/** Share of rows that two sheets may have in common and still be parts of one table. */
const SHARED = 0.2;
/** Likeness of a wording retyped throughout. */
const FAINTLY_ALIKE = 0.25;
/** Rows from which a second table is worth naming. */
const WORTH_NAMING = 3;
/** Behind every other sheet: those that hold hardly any of the rows. */
const LAST = 4;

/**
 * The sheets a form stands on. Visible sheets come before hidden ones and before samples and older copies, then the one
 * with the most rows of the form; further sheets join where they go on with rows not met yet. `learned` = the workbook they may be copies of.
 */
export function chooseSheets(grid: Grid, index: FormIndex, learned?: Layout): SheetChoice {
  const matches = grid.sheets
    .map((sheet): SheetMatch => {
      const rows = matchRows(entriesOf(viewOf(sheet), index), index);
      return { view: viewOf(sheet), ...(learned ? matchByPlace(rows, learned, index) : rows) };
    })
    .filter((match) => isOfForm(match, index));
  const most = Math.max(0, ...matches.map(({ matched }) => matched.length));
  const order = ({ view, matched }: SheetMatch): number =>
    rank(view.sheet) + (matched.length < most * SHARED ? LAST : 0);
  matches.sort((one, other) => order(one) - order(other) || other.matched.length - one.matched.length);
  const chosen: SheetMatch[] = [];
  const copies: SheetMatch[] = [];
  const found = new Set<string>();
  for (const match of matches) {
    const codes = match.matched.map(({ question }) => question.code);
    const known = codes.filter((code) => found.has(code)).length;
    const goesOn =
      isWorthJoining(match, learned) && rank(match.view.sheet) === rankOf(chosen) && known <= codes.length * SHARED;
    if (chosen.length === 0 || goesOn) {
      chosen.push(match);
      codes.forEach((code) => found.add(code));
    } else if (codes.length >= WORTH_NAMING) copies.push(match);
  }
  return { chosen, copies };
}

/** A sheet with few rows joins only if each is there with its number and wording, or the learned workbook has a sheet of just them. */
const isWorthJoining = (match: SheetMatch, learned: Layout | undefined): boolean =>
  match.matched.length >= WORTH_NAMING ||
  match.matched.every(({ foundBy }) => foundBy === 'number and wording') ||
  (learned?.tables.some((table) => isSheetOf(table, match)) ?? false);

/** The same rows on a sheet of the same name, or with one of them in the form's wording. */
function isSheetOf({ sheet, rows }: TableLayout, { view, matched }: SheetMatch): boolean {
  const codes = new Set(matched.map(({ question }) => question.code));
  const isSame = rows.length === codes.size && rows.every(({ question }) => codes.has(question));
  return isSame && (view.sheet.name === sheet || matched.some(({ foundBy }) => foundBy === 'number and wording'));
}

const rankOf = ([first]: readonly SheetMatch[]): number => (first ? rank(first.view.sheet) : 0);

/** Whether a sheet is called like a sample or an earlier copy. */
export const isSample = ({ name }: Sheet): boolean => SAMPLE.test(name);

function rank(sheet: Sheet): number {
  return (sheet.visibility === 'visible' ? 0 : 2) + (isSample(sheet) ? 1 : 0);
}

/** Numbers alone (a list of remarks, say) are no table of the form: some wording must be like the form's. */
function isOfForm({ matched }: SheetMatch, index: FormIndex): boolean {
  const alike = matched.filter(
    ({ entry, question, foundBy }) =>
      foundBy !== 'number' || index.likenessTo(question, entry.wording?.folded ?? '') >= FAINTLY_ALIKE,
  );
  return alike.length > 0 && alike.length >= matched.length * SHARED;
}
