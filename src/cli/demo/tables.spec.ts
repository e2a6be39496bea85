import { describe, expect, it } from '@jest/globals';
import { type Compared, comparisonTable, missingTable } from './tables.js';

const both = (ja: string) => ({ ja, en: ja });
const column = { productVersion: '1', templateId: 'sds-5.0' };
const COMPARED: Compared = {
  columns: [
    { ...column, productName: 'カルテ' },
    { ...column, productName: 'PACS', templateId: 'mds-5.0' },
  ],
  rows: [
    {
      code: '16',
      section: both('技術'),
      prompt: both('離席時の対策'),
      cells: [{ state: 'yes' }, { state: 'no_without_reason' }],
    },
    {
      code: '17',
      section: both('技術'),
      prompt: both('回線'),
      cells: [{ state: 'choice', keys: ['ip-vpn'] }, { state: 'blank' }],
    },
    {
      code: 'r9',
      section: both('破棄'),
      prompt: both('消去'),
      cells: [{ state: 'yes_planned' }, { state: 'yes_conditional' }],
    },
  ],
};

describe('the comparison on a terminal', () => {
  const lines = comparisonTable(COMPARED, 'ja', new Map([['ip-vpn', both('閉域網')]])).map((line) =>
    line.replace(/ +/g, ' '),
  );

  it('names each product with its form', () => {
    expect(lines.join('\n')).toContain('番号 設問 カルテ 1 (SDS 5.0) PACS 1 (MDS 5.0)');
  });

  it('shows a sign and a word for each answer, and a choice by its label', () => {
    expect(lines).toContain('16 離席時の対策 ○ はい × いいえ');
    expect(lines).toContain('17 回線 閉域網 ・ 未回答');
    expect(lines).toContain('r9 消去 予 予定 △ 条件付き');
  });

  it('names each section once', () => {
    expect(lines.filter((line) => line.startsWith('■'))).toEqual(['■ 技術', '■ 破棄']);
  });
});

it('missing answers stand with number, state and wording', () => {
  const lines = missingTable('カルテ 1', [{ code: '8', prompt: both('再委託先'), state: 'blank' }], 'ja');
  expect(lines.slice(1, 2)).toEqual(['■ カルテ 1  1 件']);
  expect(lines.at(-1)?.replace(/ +/g, ' ')).toBe('8 ・ 未回答 再委託先');
});
