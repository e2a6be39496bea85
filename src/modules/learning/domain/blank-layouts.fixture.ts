import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Area, CheckBox, Grid, Sheet } from '../../../kernel/grid.js';

/** A row as a blank form prints it, with what is to be learned of it. */
export interface FormRow {
  /** As printed; empty where there is none. */
  readonly number: string;
  /** Number or, where it has none, wording of the row above in the outline. */
  readonly parent: string;
  readonly type: string;
  /** `=topic` exact, `~topic` likely, empty for a question of its own. */
  readonly topic: string;
  readonly wording: string;
  readonly section: string;
}

/** Rows from lines `number | parent | type | topic | wording`; `# title` begins a section. */
export function rowsOf(lines: string): FormRow[] {
  let section = '';
  return lines
    .trim()
    .split('\n')
    .flatMap((line): FormRow[] => {
      const [number = '', parent = '', type = '', topic = '', wording = ''] = line
        .split('|')
        .map((part) => part.trim());
      if (number.startsWith('#')) {
        section = number.slice(1).trim();
        return [];
      }
      return [{ number, parent, type, topic, wording, section }];
    });
}

/** The rows with the title of each section on top of it. */
export function withTitles(
  rows: readonly FormRow[],
  cells: (row: FormRow) => readonly MadeCell[],
  title: (section: string) => readonly MadeCell[],
): (readonly MadeCell[])[] {
  return rows.flatMap((row, at) => [
    ...(row.section === rows[at - 1]?.section ? [] : [title(row.section)]),
    cells(row),
  ]);
}

/** A list of words on the cells of one column, from the row of the sheet on. */
export const listOn = (column: number, rows: readonly number[], words: readonly string[]): Sheet['lists'][number] => ({
  areas: rows.map((row): Area => ({ top: row, left: column, bottom: row, right: column })),
  words,
});

/** Unticked form-control boxes over cells, labelled. */
export const boxesOver = (rows: readonly number[], columns: readonly (readonly [number, string])[]): CheckBox[] =>
  rows.flatMap((row) =>
    columns.map(([column, label]): CheckBox => ({ row, column, kind: 'form-control', checked: false, label })),
  );

/** The places (row numbers of the sheet) of cells that satisfy `is`. */
export const rowsWhere = (
  cells: readonly (readonly MadeCell[])[],
  is: (cells: readonly MadeCell[]) => boolean,
): number[] => cells.flatMap((row, at) => (is(row) ? [at + 1] : []));

export const gridOf = (...sheets: readonly Sheet[]): Grid => ({ sheets });
export { sheetOf };
