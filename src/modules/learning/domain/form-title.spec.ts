import { describe, expect, it } from '@jest/globals';
import { sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import { readFormTitle } from './form-title.js';

const titled = (...lines: string[]): ReturnType<typeof readFormTitle> =>
  readFormTitle(
    { sheets: [sheetOf('Sheet1', [...lines.map((line) => [line]), ['項番', '質問']])] },
    new Map([['Sheet1', lines.length + 1]]),
  );

describe('the title of a form', () => {
  it.each([
    [
      '製造業者による医療情報セキュリティ開示書 Ver.5.0（医療情報システムの安全管理に関するガイドライン第6.0版対応）',
      'MDS',
      '5.0',
      '6.0',
    ],
    ['サービス事業者による医療情報セキュリティ開示書（SDS） 第６．１版', 'SDS', '6.1', undefined],
    [
      'Manufacturer Disclosure Statement for Medical Device Security -- MDS2 (HN 1-2019)',
      'MDS2',
      'HN 1-2019',
      undefined,
    ],
    [
      '令和８年度版 医療機関におけるサイバーセキュリティ対策チェックリスト（事業者確認用）',
      'CHECKLIST_VENDOR',
      '令和8年度',
      undefined,
    ],
    [
      'サービス仕様適合開示書（医療情報を取り扱う情報システム・サービスの提供事業者における安全管理ガイドライン第2.0版）',
      'SSCD',
      null,
      '2.0',
    ],
    ['県立病院機器調達における確認書', null, null, undefined],
  ])('%s', (line, form, version, guideline) => {
    const title = titled(line);
    expect({ ...title, guideline: title.guideline?.version }).toEqual({ title: line, form, version, guideline });
  });

  it('is not the version of the product that somebody filled in', () => {
    expect(titled('製造業者による医療情報セキュリティ開示書', '製品名称：ＰＡＣＳ Ver.7.2').version).toBeNull();
  });

  it('is empty where nothing stands above the table', () => {
    expect(titled()).toEqual({ title: '', form: null, version: null, guideline: null });
  });
});
