import type { AnswerKey } from '../../templates/domain/template.js';
import type { ExtraField } from './headings.js';

/**
 * Where everything of one form stands in one workbook. Reading and writing go by this one table, in two directions.
 * Plain values: it can be kept with the file it describes.
 */
export interface Layout {
  readonly templateId: string;
  readonly tables: readonly TableLayout[];
  readonly header: readonly HeaderPlace[];
  /** Where remarks stand that the rows name by number; absent where remarks stand in the rows themselves. */
  readonly notes?: NotesPlace;
  /** The sign this workbook marks with. */
  readonly mark: string;
}

/** The rows of the form on one sheet. */
export interface TableLayout {
  readonly sheet: string;
  readonly rows: readonly RowPlace[];
  /** Rows of the table that were not taken for a question of the form, with the reason. */
  readonly others: readonly OtherRow[];
  /** Columns that hold something and were given no meaning. */
  readonly unread?: readonly UnreadColumn[];
  /** What is printed above its columns, from top to bottom; kept where copies of the workbook shall be read. */
  readonly titles?: readonly ColumnTitles[];
}

/** The texts above the columns of a table that hold from one row to the next such row; what two rows say of a column is one text. */
export interface ColumnTitles {
  /** The lowest row of the heading. */
  readonly row: number;
  readonly texts: readonly { readonly column: number; readonly text: string }[];
}

export interface UnreadColumn {
  readonly column: number;
  /** Its heading; empty where it has none. */
  readonly heading: string;
  /** The rows where something stands. */
  readonly rows: readonly number[];
}

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** One question of the form, where its number, wording and answer stand. */
export interface RowPlace {
  readonly question: string;
  readonly row: number;
  readonly foundBy: 'number and wording' | 'number' | 'wording' | 'likeness' | 'place';
  /** The cell with the number, or with the wording where the row has no number of its own. */
  readonly label: Spot;
  /** The number as printed; absent where there is none. */
  readonly number?: string;
  readonly answer?: AnswerPlace;
  readonly remarks: readonly Spot[];
  /** Cells that may hold the answer as well; what stands there against the answer makes it a doubt. */
  readonly strays?: readonly Spot[];
  readonly checkedOn?: Spot;
  readonly targetOn?: Spot;
  readonly second?: { readonly answer: AnswerPlace; readonly checkedOn?: Spot; readonly targetOn?: Spot };
  readonly extras: Readonly<Partial<Record<ExtraField, Spot>>>;
}

/** How a row is answered. */
export type AnswerPlace =
  /** A mark in the cell of one word; `merged` = the cells are one, the word itself stands in `entry`; `crosses` = the table's marks are crosses. */
  | {
      readonly kind: 'columns';
      readonly cells: WordCells;
      readonly entry: Spot;
      readonly merged: boolean;
      readonly crosses?: true;
    }
  /** Check boxes lying over those cells. */
  | { readonly kind: 'check-boxes'; readonly cells: WordCells; readonly entry: Spot }
  /** All words in one cell behind boxes; `pattern` is such a cell's text. */
  | { readonly kind: 'inline-boxes'; readonly entry: Spot; readonly pattern: string }
  /** One cell for a word, typed or from a list; `words` are the ones in use there, signs too where a legend explains them. `signs` = unexplained signs stand for the answers. */
  | {
      readonly kind: 'word';
      readonly entry: Spot;
      readonly words: Readonly<Partial<Record<AnswerKey, string>>>;
      readonly signs?: true;
    };

export type WordCells = Readonly<Partial<Record<AnswerKey, Spot>>>;

export interface OtherRow {
  readonly row: number;
  readonly why: 'number not in the form' | 'number and wording disagree' | 'question stands twice' | 'not read';
  readonly label: Spot;
  readonly text: string;
  /** The question it would be by its wording (`number not in the form`, `number and wording disagree`) or that it repeats. */
  readonly likely?: string;
  /** The question that its number names, where the wording disagrees. */
  readonly numbered?: string;
  /** Whether the row holds an answer or a remark. */
  readonly answered: boolean;
}

export interface HeaderPlace {
  readonly key: string;
  readonly sheet: string;
  readonly spot: Spot;
  /** The label in the same cell, with its separator (`作成日：`); absent where the value has a cell of its own. */
  readonly within?: string;
}

export interface NotesPlace {
  readonly sheet: string;
  readonly notes: readonly Note[];
  /** Column of the numbers and of the texts; the same where they share a cell. */
  readonly numberColumn: number;
  readonly textColumn: number;
  /** The first row below everything on that sheet. */
  readonly nextRow: number;
  /** What the rows write before the number (`備考`), and what the block writes. */
  readonly prefix: string;
  readonly blockPrefix: string;
  /** The numbers stand in brackets and have no prefix: (1). */
  readonly bracketed?: true;
}

export interface Note {
  readonly number: number;
  readonly row: number;
  /** What is printed in the number's cell, without the text where that shares it (`備考1：`); kept where it shall stay, text or none. */
  readonly label?: string;
}
