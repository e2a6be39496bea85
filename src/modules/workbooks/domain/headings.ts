import type { AnswerKey } from '../../templates/domain/template.js';
import { usualWord } from './marks.js';
import { foldWording } from '../../../kernel/wording.js';

/** What a column holds, as its heading says. An answer key = the column of one answer word; `detail` = 内容 or the like, which may be anything. `foreign` = not this vendor's answer of this time: an earlier one, or the hospital's. */
export type Role =
  | 'number'
  | 'question'
  | 'answer'
  | 'detail'
  | 'remark'
  | 'checkedOn'
  | 'targetOn'
  | 'foreign'
  | ExtraField
  | AnswerKey;

/** Fields that only Kaiji's own layout has columns for. */
export type ExtraField =
  'state' | 'plannedOn' | 'condition' | 'reasonKind' | 'reason' | 'waitingFor' | 'responsibility';

export interface Heading {
  readonly role: Role;
  /** 2 for the second round; absent where the heading does not say. */
  readonly round?: 1 | 2;
}

const EXACT: Readonly<Record<string, Role>> = Object.fromEntries(
  (
    [
      [
        'number',
        '項番 番号 no 項目番号 項目no 設問番号 設問no 質問番号 管理番号 通番 連番 questionid id 項 番 itemno number code ref kaiji番号',
      ],
      [
        'question',
        '質問 設問 確認事項 確認項目 項目 チェック項目 質問事項 質問項目 質問内容 設問内容 要求事項 確認内容 評価項目 対策項目 開示項目 question item requirement control',
      ],
      [
        'answer',
        '回答 回答欄 答 答え 結果 確認結果 確認欄 チェック チェック欄 判定 判定結果 対応状況 適合状況 実施状況 回答内容 選択 今回 今年度 answer answers response result check status',
      ],
      ['detail', '内容 説明 記載内容 開示内容 対応内容 記入欄 記載欄 具体的内容 詳細 details detail description'],
      [
        'remark',
        '備考 備考欄 コメント 注記 注釈 補足 補足説明 補足事項 特記事項 摘要 remark remarks comment comments note notes seenote seenotes',
      ],
      ['checkedOn', '日付 確認日 実施日 回答日 点検日 確認日付 date datechecked'],
      ['targetOn', '目標日 達成目標日 完了予定日 対応目標日 期限 対応期限 targetdate duedate'],
      ['state', '状態 state'],
      ['plannedOn', '対応予定日 実施予定日 予定日 plannedon planneddate'],
      ['condition', '条件 condition'],
      ['reasonKind', '理由の種類 kindofreason'],
      ['reason', '理由 reason reasons'],
      ['waitingFor', '回答待ちの相手 waitingfor'],
      ['responsibility', '責任分界 responsibility'],
      ['yes', '済'],
      ['no', '未'],
    ] as const satisfies readonly (readonly [Role, string])[]
  ).flatMap(([role, words]) => words.split(' ').map((word) => [foldWording(word), role])),
);

/** For headings that say more than one word; the first that fits wins. */
const PATTERNS: readonly (readonly [RegExp, Role])[] = [
  [/目標日|完了予定|対応期限|targetdate/, 'targetOn'],
  [/予定日|planned/, 'plannedOn'],
  [/日付|確認日|実施日|年月日|date/, 'checkedOn'],
  [/備考|コメント|注記|補足|特記|remark|comment/, 'remark'],
  [/理由/, 'reason'],
  [/はい.*いいえ|yes.*no|有.*無|可.*不可|適合.*不適合/, 'answer'],
  [/回答|確認結果|answer|response/, 'answer'],
];
const FOREIGN =
  /^(?:前回|前年|昨年|昨年度|前年度|過去|旧|previous|lastyear|prior)|^(?:回答|記入|記載|作成|確認|担当)者|^(?:医療機関|病院|施設|貴院|発注者|利用者|ユーザー?|hospital)(?:側|様)?(?:での|の)?(?:記入|記載|回答|確認|評価|判定|チェック|使用|answer|review)/;
const SECOND = /2回目|二回目|第2回|第二回|再確認|2nd|second/;
const FIRST = /1回目|一回目|第1回|第一回|初回|1st|first/;
const SIGNS: Readonly<Record<string, AnswerKey>> = { '○': 'yes', '◯': 'yes', 〇: 'yes', '×': 'no', '✕': 'no' };
const LONGEST = 30;
/** Nor is it much longer with its signs and blanks. */
const LONGEST_PRINTED = 120;

/** What a heading says about its column; `undefined` if it is no heading known here. */
export function readHeading(text: string): Heading | undefined {
  if (text.length > LONGEST_PRINTED) return undefined;
  const folded = foldWording(text);
  if (folded.length > LONGEST) return undefined;
  if (FOREIGN.test(folded)) return { role: 'foreign' };
  const bare = folded.replace(SECOND, '').replace(FIRST, '').replace(/^の/, '');
  if (bare === folded) return asHeading(roleOf(folded, text.trim()));
  const role = bare === '' ? 'answer' : roleOf(bare, text.trim());
  return role && { role, round: SECOND.test(folded) ? 2 : 1 };
}

const asHeading = (role: Role | undefined): Heading | undefined => role && { role };

function roleOf(folded: string, text: string): Role | undefined {
  if (folded === '') return SIGNS[text];
  return nameOf(folded) ?? bareRole(text) ?? PATTERNS.find(([pattern]) => pattern.test(folded))?.[1];
}

const nameOf = (folded: string): Role | undefined => EXACT[folded] ?? usualWord(folded);

/** A heading that adds to its name: `①はい`, `いいえ（未対応）`, `備考 Remarks`. */
function bareRole(text: string): Role | undefined {
  const bare = text
    .replace(/[(（\[［【].*?[)）\]］】]/gsu, ' ')
    .replace(/^\s*(?:[①-⑳]|[0-9０-９]+[.．:：)）])/u, '')
    .trim();
  return (
    nameOf(foldWording(bare)) ??
    sharedRole(bare.split(/\s+/)) ??
    sharedRole(bare.split(/[・／]/)) ??
    sharedRole(bare.split('/'))
  );
}

/** The role that all parts of a heading name (`いいえ No`); `No` may be the answer or a number. */
function sharedRole(parts: readonly string[]): Role | undefined {
  const named = parts.map((part) => nameOf(foldWording(part)));
  const roles = new Set(named.map((role) => (role === 'number' && named.includes('no') ? 'no' : role)));
  return roles.size === 1 ? [...roles][0] : undefined;
}
