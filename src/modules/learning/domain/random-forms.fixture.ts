import fc from 'fast-check';
import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { CheckBox, Grid, Sheet } from '../../../kernel/grid.js';

/** A form in the making: what it asks, and how a workbook shows it. */
export interface RandomForm {
  readonly rows: readonly RandomRow[];
  readonly style: RandomStyle;
}

export interface RandomRow {
  readonly wording: string;
  readonly section: string;
  /** Place of the row above it in the list; -1 for none. */
  readonly parent: number;
  /** Places from the top of the outline: 2.1.3 is [2, 1, 3]. */
  readonly path: readonly number[];
  readonly type: 'yes_no_na' | 'yes_no' | 'choice' | 'multi_choice' | 'group';
}

interface RandomStyle {
  readonly numbering: 'dotted' | 'full width' | 'lettered' | 'hyphened' | 'by level' | 'none';
  /** Where the number stands. */
  readonly numberIn: 'own cell' | 'wording';
  readonly answer: 'columns' | 'list' | 'boxes' | 'controls';
  readonly sections: 'rows' | 'merged rows' | 'categories' | 'none';
  readonly down: number;
  readonly right: number;
}

const THINGS = ['記録', '鍵', '回線', '媒体', '権限', '台帳', '複製', '画面', '書庫', '当番表', '試験機', '納品物'];
const ACTS = [
  '毎月点検していますか',
  '第三者に預けますか',
  '二人で確かめられますか',
  '色分けしているか',
  '翌日までに届け出ること',
  '遠隔地に置けますか',
];
const WORDS = ['はい', 'いいえ', '対象外'] as const;
const KEYS = { yes_no_na: 3, yes_no: 2 } as const;
const OWN = ['毎日', '毎週', '毎月'];
const KANA = 'アイウエオカキクケコサシスセソ';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮';

const pick = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const anyForm: fc.Arbitrary<RandomForm> = fc
  .record({
    depths: fc.array(fc.nat(2), { minLength: 4, maxLength: 24 }),
    kinds: fc.infiniteStream(fc.nat(9)),
    style: fc.record({
      numbering: pick('dotted', 'full width', 'lettered', 'hyphened', 'by level', 'none'),
      numberIn: pick('own cell', 'wording'),
      answer: pick('columns', 'list', 'boxes', 'controls'),
      sections: pick('rows', 'merged rows', 'categories', 'none'),
      down: fc.integer({ min: 0, max: 3 }),
      right: fc.nat(2),
    }),
  })
  .map(({ depths, kinds, style }) => ({ style, rows: rowsFrom(depths, [...kinds.take(depths.length)], style) }));

/** Rows as deep as asked for, but never two levels deeper than the one before. */
function rowsFrom(depths: readonly number[], kinds: readonly number[], style: RandomStyle): RandomRow[] {
  const rows: RandomRow[] = [];
  const counts = [0, 0, 0];
  const above = [-1, -1, -1];
  let section = 0;
  depths.forEach((wanted, at) => {
    const depth = at === 0 ? 0 : Math.min(wanted, rows[at - 1]?.path.length ?? 0);
    counts[depth] = (counts[depth] ?? 0) + 1;
    counts.fill(0, depth + 1);
    if (depth === 0 && (counts[0] ?? 0) % 3 === 1) section += 1;
    const heads = Math.min(depths[at + 1] ?? 0, depth + 1) > depth;
    const type = typeOf(kinds[at] ?? 0, heads, style);
    const thing = `${THINGS[at % THINGS.length] ?? ''}${'の控え'.repeat(Math.floor(at / THINGS.length))}`;
    const wording = type === 'group' ? `${thing}の扱い` : `${thing}を${ACTS[at % ACTS.length] ?? ''}`;
    const path = counts.slice(0, depth + 1);
    rows.push({
      wording,
      section: `第${String(section)}区分`,
      parent: depth === 0 ? -1 : (above[depth - 1] ?? -1),
      path,
      type,
    });
    above[depth] = at;
  });
  return rows;
}

/** Rows with kinds of their own only where the style can show them. */
function typeOf(kind: number, heads: boolean, { answer, numbering }: RandomStyle): RandomRow['type'] {
  if (kind === 0 && heads && numbering !== 'none') return 'group';
  if (answer === 'columns' || answer === 'controls') return 'yes_no_na';
  if (kind === 1) return 'yes_no';
  if (kind === 2) return answer === 'list' ? 'choice' : 'multi_choice';
  return 'yes_no_na';
}

/** The number of a row as the style prints it; empty where it prints none. */
export function numberOf({ path }: RandomRow, { numbering }: RandomStyle): string {
  const last = path.at(-1) ?? 0;
  switch (numbering) {
    case 'dotted':
      return path.join('.');
    case 'full width':
      return path.join('.').replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    case 'lettered':
      return `DOC-${path.join('.')}`;
    case 'hyphened':
      return path.join('-');
    case 'by level':
      return [String(last), `(${KANA[last - 1] ?? ''})`, CIRCLED[last - 1] ?? ''][path.length - 1] ?? '';
    case 'none':
      return '';
  }
}

/** The workbook of a form, blank. */
export function gridOf({ rows, style }: RandomForm): Grid {
  const built = new Building(style);
  rows.forEach((row, at) => built.add(row, rows[at - 1]?.section));
  return { sheets: [built.sheet()] };
}

class Building {
  private readonly cells: MadeCell[][] = [];
  private readonly merges: Sheet['merges'][number][] = [];
  private readonly lists: Sheet['lists'][number][] = [];
  private readonly boxes: CheckBox[] = [];
  private readonly category: number;
  private readonly number: number;
  private readonly wording: number;
  private readonly answer: number;

  constructor(private readonly style: RandomStyle) {
    const { down, right, sections, numbering, numberIn, answer } = style;
    this.category = right + (sections === 'categories' ? 1 : 0);
    this.number = this.category + (numbering !== 'none' && numberIn === 'own cell' ? 1 : 0);
    this.wording = this.number + 1;
    this.answer = this.wording + 1;
    this.cells.push(['院内機器の確認票'], ...Array.from({ length: down }, () => []));
    const heading: MadeCell[] = [];
    if (this.category > right) heading[this.category - 1] = '分類';
    if (this.number > this.category) heading[this.number - 1] = '項番';
    heading[this.wording - 1] = '確認事項';
    const answers = answer === 'columns' || answer === 'controls' ? WORDS : ['回答'];
    answers.forEach((word, at) => (heading[this.answer - 1 + at] = word));
    heading.push('備考');
    this.cells.push(filled(heading));
  }

  add(row: RandomRow, before: string | undefined): void {
    const begins = row.section !== before;
    if (begins && (this.style.sections === 'rows' || this.style.sections === 'merged rows')) this.addTitle(row.section);
    const cells: MadeCell[] = [];
    if (begins && this.style.sections === 'categories') cells[this.category - 1] = row.section;
    const number = numberOf(row, this.style);
    const indent = number === '' ? '　'.repeat(row.path.length - 1) : '';
    const inCell = number !== '' && this.number === this.category;
    if (number !== '' && !inCell) cells[this.number - 1] = number;
    cells[this.wording - 1] = `${indent}${inCell ? `${number} ` : ''}${row.wording}`;
    if (row.type !== 'group') this.addAnswer(row.type, cells);
    this.cells.push(filled(cells));
  }

  private addTitle(section: string): void {
    const title: MadeCell[] = [];
    const column = this.number > this.category ? this.number : this.wording;
    title[column - 1] = section;
    this.cells.push(filled(title));
    const row = this.cells.length;
    const merged = this.style.sections === 'merged rows' || column === this.wording;
    if (merged) this.merges.push({ top: row, left: column, bottom: row, right: this.answer + 3 });
  }

  private addAnswer(type: Exclude<RandomRow['type'], 'group'>, cells: MadeCell[]): void {
    const row = this.cells.length + 1;
    const words = type === 'yes_no_na' || type === 'yes_no' ? WORDS.slice(0, KEYS[type]) : OWN;
    if (this.style.answer === 'boxes') cells[this.answer - 1] = words.map((word) => `□${word}`).join('　');
    if (this.style.answer === 'list')
      this.lists.push({ areas: [{ top: row, left: this.answer, bottom: row, right: this.answer }], words });
    if (this.style.answer === 'controls')
      WORDS.forEach((_, at) =>
        this.boxes.push({ row, column: this.answer + at, kind: 'form-control', checked: false, label: '' }),
      );
  }

  sheet(): Sheet {
    return sheetOf('確認票', this.cells, { merges: this.merges, lists: this.lists, checkBoxes: this.boxes });
  }
}

const filled = (cells: readonly (MadeCell | undefined)[]): MadeCell[] => Array.from(cells, (cell) => cell ?? '');
