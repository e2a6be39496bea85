import { foldWording } from '../../../kernel/wording.js';
import { readDate } from '../../../kernel/written-date.js';
import type { FieldKind } from './ledger-field.js';

/** What a cell says in a field, and what else stood there. */
export interface ToldWord {
  readonly value: string;
  readonly rest: string;
}

/** `unsaid` = nothing is said, `unread` = something that nobody can tell. */
export type ReadWord = ToldWord | 'unsaid' | 'unread';

const words = (list: string): ReadonlySet<string> =>
  new Set(list.split(' ').map((word) => word.normalize('NFKC').toLowerCase()));

/** Nobody knows, or the question does not arise. */
const UNSAID = words(
  '- ‐ – — ― − ー － / ／ ? ？ 不明 未確認 確認中 未定 未記入 要確認 該当なし 該当無し 対象外 n/a na none unknown tbd tbc *** …',
);
const YES = words(
  '有 有り あり アリ ○ ◯ 〇 ● ◎ ✓ ✔ レ ☑ はい yes y 1 true 済 済み 契約済 契約済み 契約中 加入 加入済 締結済 締結済み 実施 実施済 実施中 利用 利用あり 利用中 使用 使用あり 使用中 可 適用 委託 委託済 事業者 ベンダー メーカー vendor used active',
);
const NO = words(
  '無 無し なし ナシ × ✕ ✖ ✗ x いいえ no n 0 false 未 未契約 未加入 未締結 未実施 未使用 未利用 利用なし 使用なし 契約なし 契約無し 不可 しない 自院 病院 院内 当院 hospital not_used',
);
/** Something in front of what is said about it: 有(VPN), あり:LTE, ○ 2027年3月まで. */
const LEADING =
  /^(有り?|あり|○|◯|〇|はい|yes|契約中|契約済み?|無し?|なし|×|✕|いいえ|no)(?:[\s、,:;/(\[【・]+)(.+?)[)\]】]?$/su;

const CODED: Readonly<
  Record<
    Extract<FieldKind, 'status' | 'contracted_by' | 'account'>,
    readonly (readonly [string, ReadonlySet<string>])[]
  >
> = {
  status: [
    [
      'in_use',
      words(
        '使用中 使用 利用中 利用 稼働中 稼働 稼動中 稼動 運用中 運用 現用 本番 本番稼働 本稼働 本稼働中 有効 可動 使用可 正常 現役 ○ in_use inuse in-use active live production operational deployed running yes',
      ),
    ],
    [
      'considering',
      words(
        '検討中 検討 導入検討 導入検討中 選定中 予定 導入予定 購入予定 更新予定 計画 計画中 構築中 準備中 調達中 試用 試用中 トライアル considering planned planning evaluation evaluating trial pilot in_procurement',
      ),
    ],
    [
      'retired',
      words(
        '廃棄 廃棄済 廃棄済み 廃止 廃止済 廃止済み 撤去 撤去済 撤去済み 除却 除却済 除却済み 返却 返却済 返却済み 使用終了 利用終了 終了 停止 使用停止 利用停止 稼働停止 休止 休止中 未使用 不使用 使用不可 退役 retired disposed disposed_of decommissioned inactive removed scrapped returned end_of_use out_of_service',
      ),
    ],
  ],
  contracted_by: [
    [
      'hospital',
      words('病院 当院 自院 院内 本院 医療機関 施設 クリニック 医院 診療所 薬局 hospital clinic us own self'),
    ],
    [
      'vendor',
      words(
        '事業者 ベンダー ベンダ メーカー メーカ 業者 元請 元請事業者 主ベンダー 電子カルテベンダー vendor supplier manufacturer prime_vendor',
      ),
    ],
    [
      'other',
      words(
        'その他 他 法人 法人本部 本部 設置者 自治体 市 県 大学 リース会社 グループ本部 財団 other corporation municipality university headquarters leasing_company',
      ),
    ],
  ],
  account: [
    [
      'personal',
      words(
        '個人 個人id 個人アカウント 個別 個別id 専用 作業者ごと 担当者ごと 1人1id personal individual named per_person unique',
      ),
    ],
    [
      'shared',
      words('共用 共用id 共有 共有id 共通 共通id 共同 共有アカウント 共用アカウント shared common group generic'),
    ],
  ],
};

const READERS: Readonly<Record<FieldKind, (folded: string, text: string) => ReadWord>> = {
  text: (_, text) => ({ value: text, rest: '' }),
  date: (_, text) => {
    const day = readDate(text);
    return day === undefined ? 'unread' : { value: day, rest: '' };
  },
  yes_no: yesOrNo,
  status: (folded, text) => coded('status', folded, text),
  contracted_by: (folded, text) => coded('contracted_by', folded, text),
  account: (folded, text) => coded('account', folded, text),
};

/** What the text of a cell says in a field of this kind. */
export function readWord(kind: FieldKind, text: string): ReadWord {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  if (folded === '' || UNSAID.has(folded)) return 'unsaid';
  return READERS[kind](folded, text);
}

/** Whether a text says that there is none of it: a なし below 回線 is no line. */
export function saysNone(text: string): boolean {
  return NO.has(text.normalize('NFKC').trim().toLowerCase());
}

/** Whether a text is one of the words for a status. */
export function isStatusWord(text: string): boolean {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  return folded !== '○' && folded !== 'yes' && CODED.status.some(([, known]) => known.has(folded));
}

function yesOrNo(folded: string, text: string): ReadWord {
  if (YES.has(folded)) return { value: 'yes', rest: '' };
  if (NO.has(folded)) return { value: 'no', rest: '' };
  const [, lead, rest = ''] = LEADING.exec(text.normalize('NFKC').trim()) ?? [];
  if (lead === undefined) return 'unread';
  return { value: YES.has(lead.toLowerCase()) ? 'yes' : 'no', rest: rest.trim() };
}

function coded(kind: keyof typeof CODED, folded: string, text: string): ReadWord {
  if (CODED[kind].some(([key]) => key === folded)) return { value: folded, rest: '' };
  const loose = foldWording(text);
  const [value] = CODED[kind].find(([, known]) => known.has(folded) || known.has(loose)) ?? [];
  return value === undefined ? 'unread' : { value, rest: '' };
}
