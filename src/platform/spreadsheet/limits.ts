const MiB = 1024 * 1024;

/** What reading one workbook may cost. Far above every real form, far below what would slow others down. */
export interface Limits {
  /** The file as uploaded, in bytes. */
  readonly fileBytes: number;
  /** Entries of the zip directory. */
  readonly entries: number;
  /** One part once inflated, in bytes. */
  readonly partBytes: number;
  /** All parts that the reader inflates, in bytes. */
  readonly readBytes: number;
  /** All entries as the directory declares them, also those that are never inflated, in bytes. */
  readonly declaredBytes: number;
  /** XML elements of all parts read. */
  readonly elements: number;
  /** Elements open within each other. */
  readonly depth: number;
  readonly sheets: number;
  readonly rows: number;
  /** Cells with content. */
  readonly cells: number;
  /** Characters of one text, attribute or comment. */
  readonly textLength: number;
  /** Characters of all cells and list words together. */
  readonly text: number;
  readonly merges: number;
  /** Drop-down lists, counted by area. */
  readonly lists: number;
  readonly boxes: number;
  /** Time from handing the file to a worker until it is given up, in milliseconds. */
  readonly milliseconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 20 * MiB,
  entries: 5_000,
  partBytes: 32 * MiB,
  readBytes: 64 * MiB,
  declaredBytes: 256 * MiB,
  elements: 1_500_000,
  depth: 64,
  sheets: 200,
  rows: 1_048_576,
  cells: 100_000,
  textLength: 1_000_000,
  text: 4_000_000,
  merges: 20_000,
  lists: 20_000,
  boxes: 5_000,
  milliseconds: 5_000,
};
