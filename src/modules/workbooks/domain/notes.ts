import type { Grid, Row, Sheet } from '../../../kernel/grid.js';
import type { Note, NotesPlace, Spot, TableLayout } from './layout.js';
import { viewOf } from './sheet-view.js';

const PREFIX = '備考|注記|注釈|脚注|注|別紙|note|ref\\.?|※|\\*|＊';
const REFERENCE = new RegExp(
  `^[(\\[]?(${PREFIX})?\\s*(?:no\\.?|第)?\\s*[(\\[]?(\\d{1,3})[)\\]]?[)\\]]?\\s*(?:を?参照|番)?[)\\]]?$`,
  'i',
);
const BRACKETED_TEXT = /^[(（\[［]([0-9０-９]{1,3})[)）\]］]\s*(\S.*)$/su;
const NUMBERED_TEXT = new RegExp(
  `^[(（\\[［]?(${PREFIX})\\s*[(（\\[［]?([0-9０-９]{1,3})[)）\\]］]?\\s*[:：.．、)）\\]］\\s　]\\s*(\\S.*)$`,
  'isu',
);

export interface Reference {
  readonly prefix: string;
  readonly numbers: readonly number[];
  /** A number in brackets: hardly a remark of its own. */
  readonly bracketed: boolean;
}

/** The numbers of remarks that stand elsewhere (備考1, Note 3, ※2、※5), where a cell holds nothing but such numbers. */
export function readReference(text: string): Reference | undefined {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/\s*[,、;・]\s*/);
  const found = parts.map((part) => REFERENCE.exec(part));
  const numbers = found.flatMap((one) => (one?.[2] === undefined ? [] : [Number(one[2])]));
  return numbers.length === parts.length && numbers.length > 0
    ? { prefix: found[0]?.[1] ?? '', numbers, bracketed: parts.every((part) => /^[(\[]/.test(part)) }
    : undefined;
}

interface Candidate extends Note {
  readonly sheet: Sheet;
  readonly numberColumn: number;
  readonly textColumn: number;
  readonly prefix: string;
}

/** Where the remarks stand that the rows name by number: the block, below the tables or on another sheet, that holds most of them. */
export function findNotes(grid: Grid, tables: readonly TableLayout[]): NotesPlace | undefined {
  const references = referencesIn(grid, tables);
  if (references.length === 0) return undefined;
  const wanted = new Set(references.flatMap(({ numbers }) => numbers));
  const blocks = new Map<string, Candidate[]>();
  for (const candidate of grid.sheets.flatMap((sheet) => candidatesOn(sheet, tables))) {
    const key = JSON.stringify([candidate.sheet.name, candidate.numberColumn, candidate.textColumn]);
    blocks.set(key, [...(blocks.get(key) ?? []), candidate]);
  }
  const worth = (block: readonly Candidate[]): number =>
    block.filter(({ number }) => wanted.has(number)).length / (block[0]?.sheet.visibility === 'visible' ? 1 : 1000);
  const [best] = [...blocks.values()]
    .filter((block) => worth(block) > 0)
    .sort((one, other) => worth(other) - worth(one));
  return best && placeOf(best, references);
}

function placeOf(block: readonly Candidate[], references: readonly Reference[]): NotesPlace | undefined {
  const [first] = block;
  if (!first) return undefined;
  return {
    sheet: first.sheet.name,
    notes: block.map(({ number, row }) => ({ number, row })),
    numberColumn: first.numberColumn,
    textColumn: first.textColumn,
    nextRow: (first.sheet.rows.at(-1)?.row ?? first.row) + 1,
    prefix: spacedPrefix(references[0]?.prefix ?? ''),
    blockPrefix: spacedPrefix(first.prefix),
    ...(first.prefix === '' && references.every(({ bracketed }) => bracketed) && { bracketed: true }),
  };
}

/** A prefix as it is written before a number: words are set apart from it. */
export const spacedPrefix = (prefix: string): string => (/^[a-z]+$/i.test(prefix) ? `${prefix} ` : prefix);

function referencesIn(grid: Grid, tables: readonly TableLayout[]): Reference[] {
  return tables.flatMap(({ sheet, rows }) => {
    const found = grid.sheets.find(({ name }) => name === sheet);
    const view = found && viewOf(found);
    return rows.flatMap(({ remarks }) =>
      remarks.flatMap((spot: Spot) => (view ? (readReference(view.text(spot.row, spot.column)) ?? []) : [])),
    );
  });
}

/** A row with more cells than this is a row of a table, not a remark. */
const MOST_CELLS = 3;

function candidatesOn(sheet: Sheet, tables: readonly TableLayout[]): Candidate[] {
  const rows = tables.find((table) => table.sheet === sheet.name)?.rows ?? [];
  const last = Math.max(0, ...rows.map(({ row }) => row));
  return sheet.rows
    .filter(({ row, cells }) => row > last && cells.length <= MOST_CELLS)
    .flatMap((row) => candidateIn(sheet, row) ?? []);
}

/** Whether remarks with their texts stand below the tables of a sheet, or on one without (備考1：…), also where no row names them by number. */
export function holdsRemarks(sheet: Sheet, tables: readonly TableLayout[]): boolean {
  return candidatesOn(sheet, tables).some(({ prefix }) => prefix === '備考');
}

/** A number and its text, in one cell or two. */
function candidateIn(sheet: Sheet, { row, cells }: Row): Candidate | undefined {
  const [first, second] = cells.filter(({ text }) => text.trim() !== '');
  if (!first) return undefined;
  const place = { sheet, row, numberColumn: first.column };
  const together = numberedText(first.text);
  if (together) return { ...place, number: together.number, prefix: together.prefix, textColumn: first.column };
  const reference = readReference(first.text);
  if (!second || reference?.numbers.length !== 1) return undefined;
  return { ...place, number: Number(reference.numbers[0]), prefix: reference.prefix, textColumn: second.column };
}

/** A remark with its number in one cell: 備考1：…, ※2 …, (3) …. */
function numberedText(text: string): { prefix: string; number: number; rest: string } | undefined {
  const [, prefix, number, rest] = NUMBERED_TEXT.exec(text) ?? [];
  if (number !== undefined) return { prefix: prefix ?? '', number: Number(number.normalize('NFKC')), rest: rest ?? '' };
  const [, inBrackets, behind] = BRACKETED_TEXT.exec(text) ?? [];
  return inBrackets === undefined
    ? undefined
    : { prefix: '', number: Number(inBrackets.normalize('NFKC')), rest: behind ?? '' };
}

/** The text of a remark from a cell that holds its number too. */
export function textBehindNumber(text: string): string {
  return numberedText(text)?.rest ?? text;
}
