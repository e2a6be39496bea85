import { describe, expect, it } from '@jest/globals';
import { readWord } from './ledger-words.js';

describe('a word in a ledger', () => {
  it.each([
    ['yes_no', 'yes', '有 有り あり ○ ◯ 〇 はい Yes Ｙ 1 TRUE 済 契約中 加入 締結済み ☑ レ'],
    ['yes_no', 'no', '無 無し なし × ✕ いいえ No Ｎ 0 false 未 未契約 未実施'],
    ['yes_no', 'unsaid', '- － ー 不明 未確認 ? ／ 対象外 N/A'],
    ['yes_no', 'unread', '要相談 VPN 3件 毎月'],
    ['status', 'in_use', '使用中 稼働中 運用中 利用中 現用 本番稼働 Active 使用可'],
    ['status', 'considering', '検討中 導入予定 構築中 Planned trial'],
    ['status', 'retired', '廃棄 廃棄済み 撤去済 除却 休止中 使用終了 Retired 未使用 disposed'],
    ['contracted_by', 'hospital', '病院 当院 本院 医療機関 Hospital'],
    ['contracted_by', 'vendor', '事業者 ベンダー 元請 Vendor'],
    ['contracted_by', 'other', 'その他 法人本部 市 リース会社'],
    ['account', 'personal', '個人 個人ID 作業者ごと personal'],
    ['account', 'shared', '共用 共有ID 共通 shared'],
    ['date', '2026-04-01', '2026-04-01 2026/4/1 令和8年4月1日 R8.4.1'],
    ['date', 'unread', '4月 2026年度 13/40'],
  ] as const)('of the kind %s means %s: %s', (kind, meaning, words) => {
    const read = words
      .split(' ')

      .map((word) => readWord(kind, word));
    expect(read.map((word) => (typeof word === 'string' ? word : word.value))).toEqual(read.map(() => meaning));
  });

  it.each([
    ['有(VPN)', 'yes', 'VPN'],
    ['あり：2027年3月まで', 'yes', '2027年3月まで'],
    ['○ 年間', 'yes', '年間'],
    ['無し（スポット）', 'no', 'スポット'],
  ])('may have something beside it: %s', (text, value, rest) => {
    expect(readWord('yes_no', text)).toEqual({ value, rest });
  });
});
