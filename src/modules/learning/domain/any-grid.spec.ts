import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import type { Area, Cell, Grid, Row, Sheet } from '../../../kernel/grid.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { FORM_PROBLEMS } from '../learning.problems.js';
import { learnForm } from './learn-form.js';
import { releasedForm } from './released-form.js';

const known = loadShippedTemplates();
jest.setTimeout(60_000);

const TEXTS = [
  ...[
    '項番',
    '質問',
    'はい',
    'いいえ',
    '対象外',
    '備考',
    '回答',
    '内容',
    '分類',
    '1回目',
    '2回目',
    '日付',
    'Yes',
    'No',
    'N/A',
  ],
  ...[
    '1',
    '1.1',
    '1.2',
    '2',
    '4.9',
    '4.1',
    '(1)',
    '①',
    '(ア)',
    'DOC-1',
    '第1章 総則',
    '備考1',
    '99999',
    '-',
    '○',
    '×',
    '',
    '  ',
  ],
  ...[
    '□はい □いいえ',
    '□毎日 □毎週',
    'はい・いいえ',
    '※注意',
    '作成日：',
    '2026-01-02',
    '備考記載欄',
    '🤖',
    '𠮷を書けますか',
  ],
  ...[
    'アクセス管理の仕組みがありますか',
    '利用者の認証方式',
    '・記憶(ID・パスワード等)',
    '　　字下げした設問ですか',
    'はいの場合、記入してください',
    'If yes, who?',
  ],
];
const KINDS = ['text', 'text', 'text', 'number', 'boolean', 'date', 'error', 'unknown'] as const;

const anyCells = fc.array(
  fc.record({
    text: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 12 })),
    kind: fc.constantFrom(...KINDS),
    gap: fc.nat(2),
  }),
  { maxLength: 8 },
);
const anyArea: fc.Arbitrary<Area> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 8 }), fc.nat(3), fc.nat(5))
  .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }));

const anySheet: fc.Arbitrary<Sheet> = fc
  .record({
    name: fc.constantFrom('表', '記入例', '備考', 'Sheet1'),
    visibility: fc.constantFrom('visible', 'visible', 'hidden', 'veryHidden'),
    lines: fc.array(anyCells, { maxLength: 30 }),
    merges: fc.array(anyArea, { maxLength: 6 }),
    lists: fc.array(
      fc.record({
        areas: fc.array(anyArea, { maxLength: 2 }),
        words: fc.subarray(['はい', 'いいえ', '毎日', '○', '']),
      }),
      { maxLength: 3 },
    ),
    checkBoxes: fc.array(
      fc.record({
        row: fc.integer({ min: 1, max: 30 }),
        column: fc.integer({ min: 1, max: 8 }),
        kind: fc.constant('form-control' as const),
        checked: fc.boolean(),
        label: fc.constantFrom('', 'はい', 'いいえ', '他'),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ lines, ...sheet }) => ({
    ...sheet,
    rows: lines.map(rowOf).filter(({ cells }) => cells.length > 0),
    hiddenColumns: new Set(),
  }));

function rowOf(line: readonly { text: string; kind: Cell['kind']; gap: number }[], at: number): Row {
  let column = 0;
  const cells = line.map(({ text, kind, gap }): Cell => ({
    row: at + 1,
    column: (column += 1 + gap),
    kind,
    text,
    formula: false,
  }));
  return { row: at + 1, hidden: false, cells };
}

describe('any workbook', () => {
  it('becomes a whole proposal or is refused by name', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 3 }), fc.boolean(), (sheets, withHeading) => {
        const learned = tryLearning({ sheets: withHeading ? sheets.map(headed) : sheets });
        if (typeof learned === 'string') {
          expect(Object.keys(FORM_PROBLEMS)).toContain(learned);
          return;
        }
        const ids = new Set(learned.rows.map(({ id }) => id));
        expect(ids.size).toBe(learned.rows.length);
        const codes = learned.sections.map(({ code }) => code);
        for (const { section, parent, visibleWhen } of learned.rows) {
          expect(codes).toContain(section);
          for (const id of [parent, visibleWhen?.row]) if (typeof id === 'string') expect(ids).toContain(id);
        }
        expect(JSON.parse(JSON.stringify(learned))).toEqual(learned);
        expect(releasedForm(learned, NAMING).faults).toEqual([]);
      }),
      { numRuns: 400, seed: 20_261_123 },
    );
  });
});

const NAMING = {
  id: 'any',
  form: 'ANY',
  version: '1',
  title: '様式',
  publisher: '発行元',
  guideline: { name: 'ガイドライン', version: '7.0' },
  workbook: '0'.repeat(64),
};

function tryLearning(grid: Grid): ReturnType<typeof learnForm> | string {
  try {
    return learnForm(grid, known);
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
}

/** The same sheet under a heading, so that more of them become forms. */
function headed(sheet: Sheet): Sheet {
  const cells = ['項番', '質問', 'はい', 'いいえ', '備考'].map((text, at): Cell => ({
    row: 1,
    column: at + 1,
    kind: 'text',
    text,
    formula: false,
  }));
  const below = sheet.rows.map((row) => ({
    ...row,
    row: row.row + 1,
    cells: row.cells.map((cell) => ({ ...cell, row: cell.row + 1 })),
  }));
  return { ...sheet, rows: [{ row: 1, hidden: false, cells }, ...below] };
}
