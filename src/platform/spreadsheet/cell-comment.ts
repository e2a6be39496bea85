/** A comment to be put on one cell; rows and columns count from 1. */
export interface CellComment {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}
