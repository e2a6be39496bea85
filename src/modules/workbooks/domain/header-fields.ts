import type { Cell, Sheet } from '../../../kernel/grid.js';
import type { HeaderField, Template } from '../../templates/domain/template.js';
import { spotAt } from './answer-places.js';
import { kaijiHeadings } from './kaiji-layout.js';
import type { HeaderPlace, Spot } from './layout.js';
import { type SheetView, viewOf } from './sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';

/** Other names under which the fields of a form's head are met. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  provider: 'サービス事業者名 サービス事業者 事業者名 提供事業者 提供事業者名 会社名 provider serviceprovider',
  vendor: '事業者名 ベンダー名 会社名 vendor',
  manufacturer: '製造業者名 製造業者 製造販売業者名 製造販売業者 会社名 メーカー名 manufacturer manufacturername',
  service_name: 'サービス名称 サービス名 service servicename',
  product_name: '製品名称 製品名 商品名 product productname',
  system: '医療情報システム名 システム名 システム名称 system systemname',
  version: 'バージョン バージョン番号 版 版数 version ver',
  created_on: '作成日 作成年月日 記入日 記入年月日 記載日 datemade date',
  checked_on: '確認日 確認年月日 datechecked',
  published_on: '公開日 公表日 publishedon',
};

/** The fields that a label usually names, by form one or another; empty for a label not met yet. */
export function usualFields(folded: string): readonly string[] {
  return FOLDED_NAMES.flatMap(([key, names]) => (names.has(folded) ? [key] : []));
}

const FOLDED_NAMES = Object.entries(OTHER_NAMES).map(
  ([key, names]) => [key, new Set(names.split(' ').map(foldWording))] as const,
);

/** The names a field goes by, folded; what stands in brackets behind a name (`(DOC-1)`) need not be there. */
function namesOf({ key, label }: HeaderField): ReadonlySet<string> {
  const printed = [label.ja, label.en].flatMap((name) => [name, name.replace(/\s*[(（].*[)）]\s*$/, '')]);
  return new Set([...printed, ...(OTHER_NAMES[key]?.split(' ') ?? [])].map(foldWording));
}

/** The rows of a table on its sheet. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** Where the fields of the form's head stand: above the table first, then on the other sheets, then below it. `tables` = by sheet name. */
export function findHeader(
  sheets: readonly Sheet[],
  template: Template,
  tables: ReadonlyMap<string, RowSpan>,
): HeaderPlace[] {
  const names = new Map(template.headerFields.map((field) => [field.key, namesOf(field)]));
  const allNames = new Set([...names.values()].flatMap((some) => [...some]));
  const heads = sheets.flatMap((sheet) => headCells(sheet, template, tables.get(sheet.name)));
  const feet = sheets.flatMap((sheet) => footCells(sheet, tables.get(sheet.name)));
  const found: HeaderPlace[] = [];
  for (const field of template.headerFields) {
    const own = names.get(field.key) ?? new Set();
    const among = (cells: typeof heads): Found[] =>
      cells.flatMap(({ view, cell }) => placeAt(view, cell, field.key, own, allNames));
    const above = among(heads);
    const places = above.length > 0 ? above : among(feet);
    const place = places.find(({ filled }) => filled) ?? places[0];
    if (place) found.push(place.place);
  }
  return found;
}

const MOST_ROWS = 60;

interface CellOnSheet {
  readonly view: SheetView;
  readonly cell: Cell;
}

/** The headings of Kaiji's own layout are no fields, though one may be called like them. */
function headCells(sheet: Sheet, template: Template, table: RowSpan | undefined): CellOnSheet[] {
  const headings = kaijiHeadings(sheet, template);
  const rows = table ? sheet.rows.filter(({ row }) => row < table.first) : sheet.rows.slice(0, MOST_ROWS);
  return cellsOf(
    sheet,
    rows.filter(({ row }) => row !== headings),
  );
}

function footCells(sheet: Sheet, table: RowSpan | undefined): CellOnSheet[] {
  return table ? cellsOf(sheet, sheet.rows.filter(({ row }) => row > table.last).slice(0, MOST_ROWS)) : [];
}

function cellsOf(sheet: Sheet, rows: Sheet['rows']): CellOnSheet[] {
  const view = viewOf(sheet);
  return rows.flatMap(({ cells }) => cells.map((cell) => ({ view, cell })));
}

interface Found {
  readonly place: HeaderPlace;
  readonly filled: boolean;
}

function placeAt(
  view: SheetView,
  cell: Cell,
  key: string,
  names: ReadonlySet<string>,
  allNames: ReadonlySet<string>,
): Found[] {
  const sheet = view.sheet.name;
  const [, label, value] = /^([^:：]{1,40}[:：]\s*)(.*)$/su.exec(cell.text) ?? [];
  if (label !== undefined && value !== undefined && value.trim() !== '' && names.has(foldWording(label)))
    return [{ place: { key, sheet, spot: cell, within: label }, filled: true }];
  if (!names.has(foldWording(cell.text))) return [];
  const spot = valueSpot(view, cell, allNames);
  return [{ place: { key, sheet, spot }, filled: view.text(spot.row, spot.column).trim() !== '' }];
}

const FARTHEST = 8;

/** The nearest text left of a cell. */
const leftOf = (view: SheetView, { row, column }: Cell): Cell | undefined =>
  view.sheet.rows
    .find((one) => one.row === row)
    ?.cells.findLast((cell) => cell.column < column && cell.text.trim() !== '');

/** The cell right of a label that is no label itself, else the one below it, where labels stand side by side; else the empty one right of it. */
function valueSpot(view: SheetView, label: Cell, allNames: ReadonlySet<string>): Spot {
  const { row, column: right } = cornerOf(view, label);
  const isLabel = (text: string): boolean => allNames.has(foldWording(text));
  const beside = Array.from({ length: FARTHEST }, (_, at) => right + 1 + at).find(
    (column) => view.text(label.row, column).trim() !== '',
  );
  if (beside !== undefined && !isLabel(view.text(label.row, beside))) return { row: label.row, column: beside };
  const below = spotAt(view, row + 1, label.column);
  const text = view.text(below.row, below.column).trim();
  const stands = beside === undefined ? behindLabel(view, label, isLabel) : beside === right + 1 ? 'touching' : 'apart';
  const goesBelow = text === '' ? stands === 'touching' : stands !== 'apart' && !isLabel(text);
  return goesBelow ? below : spotAt(view, label.row, right + 1);
}

/** How the last label of a row stands to one on its left. */
function behindLabel(
  view: SheetView,
  label: Cell,
  isLabel: (text: string) => boolean,
): 'touching' | 'in line' | 'apart' {
  const before = leftOf(view, label);
  if (!before || !isLabel(before.text)) return 'apart';
  return cornerOf(view, before).column === label.column - 1 ? 'touching' : 'in line';
}

/** The last cell of a label, which may be merged. */
function cornerOf(view: SheetView, { row, column }: Spot): Spot {
  const area = view.merge(row, column);
  return area ? { row: area.bottom, column: area.right } : { row, column };
}
