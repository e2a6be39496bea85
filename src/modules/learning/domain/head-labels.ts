import type { Cell, Grid } from '../../../kernel/grid.js';
import type { HeaderField, Template } from '../../templates/domain/template.js';
import { usualFields } from '../../workbooks/domain/header-fields.js';
import { type SheetView, viewOf } from '../../workbooks/domain/sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';
import { soundsLikeQuestion } from './sentence.js';

const LONGEST = 30;
const MOST_ROWS = 60;
const MOST_FIELDS = 40;
const ENDS_LIKE_LABEL =
  /(?:名|名称|者|日|年月日|番号|版|バージョン|連絡先|電話|住所|所在地|部署|役職|担当|メール|アドレス|型番|分類|ID|name|date|version|number|model|contact|address|department|telephone|phone|e-?mail)$/i;
const NO_LABEL = /[。、0-9０-９]/;
const DATE = /日$|年月日|date$/i;

/**
 * The fields of the form's head by their labels, above the tables and on the other visible sheets: those that known forms have, and what
 * is printed like a label beside an empty or filled cell. `firstRows` = first row of the table by sheet.
 */
export function headLabelsOf(
  grid: Grid,
  firstRows: ReadonlyMap<string, number>,
  known: readonly Template[],
  family: string | null,
): readonly HeaderField[] {
  const heads = new Heads(known, family);
  for (const { view, cell, hasTable } of headCells(grid, firstRows)) {
    const label = labelIn(cell.text);
    if (label !== '' && label.length <= LONGEST) heads.add(label, hasTable && looksLikeLabel(view, cell, label));
  }
  return heads.fields();
}

const unknownField = (label: string, key = ''): HeaderField => ({
  key,
  type: DATE.test(label) ? 'date' : 'text',
  label: { ja: label, en: label },
  required: false,
});

/** The fields found so far: each label once, each key once. */
class Heads {
  private readonly named: ReadonlyMap<string, HeaderField>;
  private readonly byLabel = new Map<string, HeaderField>();
  private readonly keys = new Set<string>();
  private readonly ofFamily: ReadonlySet<string>;

  constructor(known: readonly Template[], family: string | null) {
    const inOrder = [...known].sort((one, other) => Number(one.form === family) - Number(other.form === family));
    const fields = inOrder.flatMap(({ headerFields }) => headerFields);
    const own = known.filter(({ form }) => form === family).flatMap(({ headerFields }) => headerFields);
    this.ofFamily = new Set(own.map(({ key }) => key));
    this.named = new Map(fields.flatMap((field) => namesOf(field).map((name) => [name, field] as const)));
  }

  add(label: string, looksLikeOne: boolean): void {
    const folded = foldWording(label);
    if (this.byLabel.has(folded) || this.byLabel.size >= MOST_FIELDS) return;
    const field = this.named.get(folded) ?? unknownField(label, this.usual(folded));
    if (field.key === '' && !looksLikeOne) return;
    const isFree = field.key !== '' && !this.keys.has(field.key);
    const key = isFree ? field.key : `field_${String(this.byLabel.size + 1)}`;
    this.keys.add(key);
    this.byLabel.set(folded, { ...field, key, label: { ja: label, en: field.label.en } });
  }

  /** One label is a field of this form and another of that: what the family has comes first. */
  private usual(folded: string): string | undefined {
    const keys = usualFields(folded);
    return keys.find((key) => this.ofFamily.has(key)) ?? keys[0];
  }

  fields(): readonly HeaderField[] {
    return [...this.byLabel.values()];
  }
}

function namesOf({ label }: HeaderField): string[] {
  return [label.ja, label.en].flatMap((name) => [name, name.replace(/\s*[(（].*[)）]\s*$/, '')]).map(foldWording);
}

function headCells(
  grid: Grid,
  firstRows: ReadonlyMap<string, number>,
): { view: SheetView; cell: Cell; hasTable: boolean }[] {
  const sheets = grid.sheets.filter(({ visibility, name }) => visibility === 'visible' || firstRows.has(name));
  return sheets.flatMap((sheet) => {
    const view = viewOf(sheet);
    const first = firstRows.get(sheet.name);
    const rows = sheet.rows.slice(0, MOST_ROWS).filter(({ row }) => first === undefined || row < first);
    return rows.flatMap(({ cells }) => cells.map((cell) => ({ view, cell, hasTable: first !== undefined })));
  });
}

/** The label of a cell: all of it, or what stands before a colon with the value. */
function labelIn(text: string): string {
  const [, label = text] = /^([^:：]{1,40})[:：]/su.exec(text) ?? [];
  return label.trim();
}

/** Called like a label, with a cell beside it that may hold the value. */
function looksLikeLabel(view: SheetView, { row, column, kind, text }: Cell, label: string): boolean {
  if (kind !== 'text' || !isCalledLikeLabel(label, text)) return false;
  const { right } = view.merge(row, column) ?? { right: column };
  const beside = view.text(row, right + 1).trim();
  return beside === '' || !ENDS_LIKE_LABEL.test(beside);
}

const isCalledLikeLabel = (label: string, text: string): boolean =>
  (ENDS_LIKE_LABEL.test(label) || /[:：]\s*$/.test(text.trim())) && !soundsLikeQuestion(label) && !NO_LABEL.test(label);
