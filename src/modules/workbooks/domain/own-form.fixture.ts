import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Grid } from '../../../kernel/grid.js';
import type { Template } from '../../templates/domain/template.js';
import { copyable } from './copyable-layout.js';
import type { Layout } from './layout.js';
import { recognizeAs } from './recognize.js';
import { type WorkbookReading, workbookReading } from './workbook-reading.js';

const both = (text: string) => ({ ja: text, en: text });
/** Number and wording of each row; a bullet has no number. */
export const ROWS: readonly (readonly [string, string])[] = [
  ['1', '利用者を認証する仕組みがありますか'],
  ['', '記憶による認証(パスワードなど)'],
  ['', '生体による認証'],
  ['', '物理媒体による認証'],
  ['4.1', '通信を暗号化していますか'],
  ['4.10', '電子証明書の有効期限を管理していますか'],
  ['5', '作業の記録を利用者に示せますか'],
  ['6', '保守の手順を文書にしていますか'],
  ['7', '再委託先を公表していますか'],
];
/** A small learned form: numbers, bullets, and a number that loses its zero. */
export const FORM: Template = {
  id: 'own-1.0',
  form: 'OWN',
  version: '1.0',
  guideline: { name: 'ガイドライン', version: '1' },
  title: both('開示書'),
  provenance: 'seen',
  answerVocabulary: [
    { key: 'yes', label: both('はい') },
    { key: 'no', label: both('いいえ') },
  ],
  layout: { columns: [] },
  rounds: 1,
  dates: [],
  headerFields: ['事業者名', '作成者'].map((label) => ({
    key: label,
    type: 'text',
    label: both(label),
    required: false,
  })),
  official: { publisher: '発行者', workbook: '0'.repeat(64) },
  sections: [
    {
      code: 's1',
      title: both('全般'),
      provenance: 'seen',
      questions: ROWS.map(([number, wording], at) => ({
        code: `own${at + 1}`,
        ...(number !== '' && { officialCode: number }),
        prompt: both(wording),
        answerType: 'yes_no',
        choices: [],
        remark: { allowed: true, requiredWhen: [] },
        guidelineRefs: [],
        topic: `own.${at}`,
      })),
    },
  ],
};
/** Title and headings. */
export const HEAD = [['開示書'], ['項番', '質問', 'はい', 'いいえ', '備考']];

/** A workbook with these rows in its one table. */
export function gridOf(
  rows: readonly (readonly MadeCell[])[],
  foot: readonly (readonly MadeCell[])[] = [],
  head = HEAD,
): Grid {
  return { sheets: [sheetOf('表', [...head, ...rows, ...foot])] };
}

/** The layout as it is learned from a workbook. */
export function layoutOf(grid: Grid): Layout {
  const found = recognizeAs(grid, FORM);
  if (!found) throw new Error('the form is not in the workbook');
  return copyable(found.layout, grid);
}

/** The layout of the blank workbook. */
export const LAYOUT = layoutOf(gridOf(ROWS));
/** Reads a copy of the workbook that the layout was learned from. */
export const readCopy = (grid: Grid, layout = LAYOUT): WorkbookReading =>
  workbookReading(grid, 'a.xlsx', { templates: [FORM], learned: new Map([[FORM.id, layout]]) });
/** The rows, answered はい and いいえ in turn. */
export const marked = (change: (row: readonly [string, string], at: number) => readonly MadeCell[] = (row) => row) =>
  ROWS.map((row, at) => [...change(row, at), at % 2 === 0 ? '○' : '', at % 2 === 0 ? '' : '○']);
/** What those rows say. */
export const MARKS = Object.fromEntries(ROWS.map((_, at) => [`own${at + 1}`, { value: at % 2 === 0 ? 'yes' : 'no' }]));
/** Number and cells of the findings of one kind. */
export const kinds = ({ findings }: WorkbookReading, kind: string) =>
  findings.filter((one) => one.kind === kind).map(({ code, cells }) => [code, cells]);
