import { describe, expect, it } from '@jest/globals';
import { gridOf, sheetOf } from '../../../../test/fixtures/workbooks/blank-layouts.js';
import { learnBlank } from '../../../../test/fixtures/workbooks/learned-lines.js';

const HEADING = ['', '項番', '確認事項', '適合', '不適合', '対象外', '補足'];

/** Two tables below each other, each under its chapter, with circled numbers. */
const proposal = learnBlank(
  gridOf(
    sheetOf('Sheet1', [
      ['', 'クラウドサービス安全性確認書 第2版'],
      [],
      ['', 'Ⅰ 技術的対策'],
      HEADING,
      ['', '①', '通信を暗号化していますか'],
      ['', '①-1', 'TLS1.2以上ですか'],
      ['', '②', 'データを暗号化して保存していますか'],
      ['', '(ア)', '鍵を別に管理していますか'],
      ['', '(イ)', '鍵を定期的に更新していますか'],
      [],
      [],
      ['', 'Ⅱ 組織的対策'],
      HEADING,
      ['', '①', '責任者を置いていますか'],
      ['', '②', '教育を年1回以上行っていますか'],
      ['', '③', '監査を行っていますか'],
    ]),
  ),
);

describe('a form with circled numbers', () => {
  it('has rows numbered behind a circled figure below it', () => {
    const byId = new Map(proposal.rows.map(({ id, number }) => [id, number]));
    expect(proposal.rows.map(({ number, parent }) => [number, byId.get(parent ?? '') ?? null])).toEqual([
      ['①', null],
      ['①-1', '①'],
      ['②', null],
      ['(ア)', '②'],
      ['(イ)', '②'],
      ['①', null],
      ['②', null],
      ['③', null],
    ]);
  });

  it('has the chapter above its first headings as section, too', () => {
    expect(proposal.sections.map(({ title }) => title)).toEqual(['Ⅰ 技術的対策', 'Ⅱ 組織的対策']);
    expect(proposal.rows.map(({ section }) => section)).toEqual(
      [5, 3].flatMap((rows, at) => Array.from({ length: rows }, () => proposal.sections[at]?.code)),
    );
  });

  it('asks every row, whatever a form of another family does', () => {
    expect(proposal.rows.map(({ visibleWhen }) => visibleWhen)).toEqual(proposal.rows.map(() => null));
  });
});
