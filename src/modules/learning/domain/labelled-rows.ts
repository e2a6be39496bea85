import type { Cell, Row } from '../../../kernel/grid.js';
import { readBoxedWords } from '../../workbooks/domain/inline-boxes.js';
import { isAnswerWord, readMark } from '../../workbooks/domain/marks.js';
import { readReference } from '../../workbooks/domain/notes.js';
import { isNumberCell, type LabelColumns } from './label-columns.js';
import { offeredWords } from './offered-words.js';
import { bulletInFront, numberInFront, type PrintedNumber, readNumber } from './printed-number.js';
import type { Region } from './table-regions.js';

/** A row of a region that says something, not yet told whether it is asked, a heading or neither. */
export interface LabelledRow {
  readonly region: Region;
  readonly row: number;
  readonly number?: PrintedNumber;
  readonly numberCell?: Cell;
  readonly wordingCell: Cell;
  /** Without number or bullet. */
  readonly wording: string;
  readonly bullet: string;
  /** Leading blanks and columns further right, in blanks. */
  readonly indent: number;
  /** Where the wording stands; a heading often stands in the column of the numbers. */
  readonly place: 'wording' | 'number' | 'category';
  /** The label is merged with the cells for answers. */
  readonly across: boolean;
  /** What the row has to answer with: boxes, a list (which may lie over headings too), an answer that stands there, nothing that can be told. */
  readonly offer: 'boxes' | 'list' | 'answer' | 'none';
  /** What the category columns say of it, from left to right. */
  readonly categories: readonly string[];
}

const COLUMN_IN_BLANKS = 4;
const NOTES_TITLE =
  /^[\s【[(（■●◆※]*(?:備考(?:記載)?(?:欄|一覧)?|注記?(?:一覧)?|注釈|脚注|特記事項|補足(?:説明)?欄?|記入要領|凡例|notes?|remarks|comments)[】\])）：:\s]*$/i;
const NO_QUESTION = /^(?:※|\*\s|[(（]注[)）0-9０-９]|注[)）:：0-9０-９]|以上$)/u;

/** The rows of a region that have a wording, in order, up to where remarks begin. */
export function labelledRowsOf(region: Region, columns: LabelColumns): readonly LabelledRow[] {
  const carried = new Categories(region, columns);
  const lists = listColumns(region);
  const found: LabelledRow[] = [];
  for (const row of region.rows) {
    const own = row.cells.filter(
      ({ column, text }) => column >= region.from && column <= region.to && text.trim() !== '',
    );
    if (own.length > 0 && own.every(({ text }) => NOTES_TITLE.test(text))) break;
    const label = labelOf(own, columns, region);
    const categories = carried.at(row.row, own);
    if (!label || label.isNote) continue;
    found.push({
      region,
      row: row.row,
      ...label.parts,
      across: isAcross(region, columns, label.parts.wordingCell),
      offer: offerOf(region, row, label.parts, lists),
      categories: label.parts.place === 'category' ? [] : categories,
    });
  }
  return withZeros(found);
}

type Parts = Pick<LabelledRow, 'number' | 'numberCell' | 'wordingCell' | 'wording' | 'bullet' | 'indent' | 'place'>;

function labelOf(
  own: readonly Cell[],
  columns: LabelColumns,
  region: Region,
): { parts: Parts; isNote: boolean } | undefined {
  const numbers = own.filter(({ column }) => columns.numbers.has(column));
  const numberCell = numbers.findLast(isNumberCell);
  const inNumber = numbers.find((cell) => cell !== numberCell);
  const places: readonly (readonly [Parts['place'], Cell | undefined])[] = [
    ['wording', own.find(({ column, kind }) => columns.wordings.includes(column) && kind !== 'date')],
    ['number', inNumber],
    ['category', own.find((cell) => columns.categories.includes(cell.column) && isAlone(own, cell, region))],
  ];
  const [place, wordingCell] = places.find(([, cell]) => cell !== undefined) ?? [];
  if (place === undefined || !wordingCell || !/[\p{L}\p{N}]/u.test(wordingCell.text)) return undefined;
  const parts = partsOf(wordingCell, numberCell, place, columns);
  return { parts, isNote: NO_QUESTION.test(wordingCell.text.trim()) || isReference(inNumber ?? numberCell) };
}

/** A text in a category column is a heading only where the row holds nothing else and the cell is not merged with those below. */
function isAlone(own: readonly Cell[], cell: Cell, { view }: Region): boolean {
  if (own.length > 1) return false;
  const area = view.merge(cell.row, cell.column);
  return area === undefined || area.bottom === area.top;
}

/** The number of a remark (備考1, Note 1), not of a question. */
function isReference(cell: Cell | undefined): boolean {
  return cell !== undefined && (readReference(cell.text)?.prefix ?? '') !== '';
}

function partsOf(cell: Cell, numberCell: Cell | undefined, place: Parts['place'], columns: LabelColumns): Parts {
  const { bullet, rest } = bulletInFront(cell.text);
  const inFront = numberCell ? undefined : acceptedNumber(cell, columns, place);
  return {
    ...(inFront ? { number: inFront.number, wording: inFront.rest, bullet: '' } : { wording: rest, bullet }),
    ...(numberCell && { numberCell, ...numberOf(numberCell) }),
    wordingCell: cell,
    indent: Math.max(0, columns.wordings.indexOf(cell.column)) * COLUMN_IN_BLANKS + leadingBlanks(cell.text),
    place,
  };
}

/** A row with a number of its own has no bullet. */
function numberOf(cell: Cell): Partial<Parts> {
  const number = readNumber(numberText(cell));
  return number ? { number, bullet: '' } : {};
}

/** The number that a cell shows; `1-2` that became the second of January is told by its day. */
function numberText({ kind, text }: Cell): string {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return kind === 'date' && month !== undefined ? `${String(Number(month))}-${String(Number(day))}` : text;
}

/** A number in front of a wording: where the form numbers in its cells, else only one that looks like no figure of the text. */
function acceptedNumber(
  { text }: Cell,
  { numbersInCells, numbers }: LabelColumns,
  place: Parts['place'],
): ReturnType<typeof numberInFront> {
  const found = numberInFront(text);
  if (!found || numbersInCells || (place === 'number' && !found.glued)) return found;
  if (numbers.size === 0 || found.glued) return undefined;
  return found.number.shape === undefined ? undefined : found;
}

function leadingBlanks(text: string): number {
  const [blanks = ''] = /^[\s\u3000]*/u.exec(text) ?? [];
  return Array.from(blanks, (blank) => BLANKS[blank] ?? 1).reduce((sum, width) => sum + width, 0);
}

const BLANKS: Readonly<Record<string, number>> = { '\u3000': 2, '\t': COLUMN_IN_BLANKS };

function isAcross({ view }: Region, { firstAnswer }: LabelColumns, { row, column }: Cell): boolean {
  const area = view.merge(row, column);
  return area !== undefined && area.right >= firstAnswer;
}

const MOST_LISTS = 64;

/** The columns of a region where drop-down lists lie. */
function listColumns({ view, from, to }: Region): number[] {
  const columns = new Set<number>();
  for (const { left, right } of view.sheet.lists.flatMap(({ areas }) => areas))
    for (let column = Math.max(left, from); column <= Math.min(right, to) && columns.size < MOST_LISTS; column += 1)
      columns.add(column);
  return [...columns];
}

function offerOf(
  { view, from, to, roles }: Region,
  { row, cells }: Row,
  { numberCell, wordingCell }: Parts,
  lists: readonly number[],
): LabelledRow['offer'] {
  const beside = cells.filter(
    (cell) => cell !== numberCell && cell !== wordingCell && cell.column >= from && cell.column <= to,
  );
  const boxed = view.boxes(row).some(({ column }) => column >= from && column <= to);
  if (boxed || beside.some(({ text }) => readBoxedWords(text).length > 1 || offeredWords(text).length > 1))
    return 'boxes';
  if (lists.some((column) => view.list(row, column) !== undefined)) return 'list';
  const isAnswer = ({ column, text }: Cell): boolean =>
    (column > wordingCell.column && (readMark(text) === 'set' || isAnswerWord(text))) || roles.get(column) === 'answer';
  return beside.some(isAnswer) ? 'answer' : 'none';
}

const ENDS_IN_NINE = /\.9$/;

/** `4.10` kept as a value shows as 4.1: told by the 4.9 above it. */
function withZeros(rows: readonly LabelledRow[]): LabelledRow[] {
  let last = '';
  return rows.map((row) => {
    const number = withZero(row, last);
    if (number && number.shape === undefined) last = number.text;
    return { ...row, ...(number && { number }) };
  });
}

function withZero({ number, numberCell }: LabelledRow, last: string): PrintedNumber | undefined {
  if (numberCell?.kind !== 'number' || !number || !ENDS_IN_NINE.test(last)) return number;
  return number.text === last.replace(ENDS_IN_NINE, '.1') ? readNumber(`${number.text}0`) : number;
}

/** What stands in the category columns holds for the rows below, too, until something else stands there. */
class Categories {
  private readonly texts: string[];

  constructor(
    private readonly region: Region,
    private readonly columns: LabelColumns,
  ) {
    this.texts = columns.categories.map(() => '');
  }

  at(row: number, own: readonly Cell[]): readonly string[] {
    this.columns.categories.forEach((column, place) => {
      const text = own.find((cell) => cell.column === column)?.text.trim();
      if (text === undefined || text === '') return;
      this.texts[place] = text;
      for (let below = place + 1; below < this.texts.length; below += 1) this.texts[below] = '';
    });
    return this.texts.filter((text) => text !== '');
  }
}
