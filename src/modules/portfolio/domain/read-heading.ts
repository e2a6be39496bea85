import { foldWording } from '../../../kernel/wording.js';
import { CLOUD, CONTRACT, GENERAL, type HeadingMeaning, type KnownHeading, REMOTE, VENDOR } from './heading-words.js';

/** How a heading was understood: as it stands, by a part of it, below the heading above it, or by a word in it. */
export type HeadingClue = 'whole' | 'above' | 'part' | 'word';

/** What a heading stands for. `weight`: of two headings for one field the lighter is taken. */
export interface ReadHeading {
  readonly meaning: HeadingMeaning;
  readonly clue: HeadingClue;
  readonly weight: number;
}

const LONGEST = 60;
const HEAVIER: Readonly<Record<HeadingClue, number>> = { whole: 0, above: 0, part: 100, word: 200 };

const REMOTE_WORDS =
  /^(?:リモート(?:保守|メンテナンス|メンテ|接続|アクセス|サポート|サービス)?|遠隔(?:保守|操作|接続|監視)?|remote(?:maintenance|access|support|service|connection)?)/;
const CLOUD_WORDS = /^(?:クラウド(?:サービス)?|cloud(?:services(?!ince)|service)?|saas|外部サービス)/;
const CONTRACT_WORDS = /^(?:(?:年間|保守)?契約|(?:maintenance|service|support)?contract)/;
const VENDOR_WORDS = /^(?:メーカー?|製造(?:元|業者|販売業者)|ベンダー?|事業者|提供元|vendor|manufacturer|provider)/;
/** What stands below these is about something else than the product. */
const APART =
  /^(?:os|基本ソフト|オペレーティングシステム|ミドルウェア|データベース|db|ウ[イィ]ルス対策|購入|リース|導入|保証|廃棄|ネットワーク|operatingsystem|antivirus|purchase|lease|warranty|network|点検)/;

const CONTEXTS = [
  [REMOTE_WORDS, REMOTE, 'remoteUsed'],
  [CLOUD_WORDS, CLOUD, 'other'],
  [CONTRACT_WORDS, CONTRACT, 'contract'],
] as const satisfies readonly (readonly [RegExp, ReadonlyMap<string, KnownHeading>, HeadingMeaning])[];

/** For headings that say more than one known word; the first that fits wins. */
const PATTERNS: readonly (readonly [RegExp, HeadingMeaning])[] = [
  [/^os|オペレーティング|ipアドレス|macアドレス|シリアル|製造番号|serial|ホスト名/, 'other'],
  [/購入|導入|取得|耐用|リース|保証|価格|金額|単価|台数|数量|purchase|price|warranty/, 'other'],
  [/期限|期間|満了|終了日|更新日|登録日|点検|電話|メールアドレス|担当者|責任者|管理者|ウ[イィ]ルス|endof/, 'other'],
  [/バージョン|version|ファームウ[ェエ]ア|firmware|版数/, 'version'],
  [/型番|型式|モデル|model/, 'model'],
  [/(?:資産|管理|機器|備品|台帳|asset|inventory|equipment).*(?:番号|no|id|コード|number|tag)$/, 'assetNumber'],
  [/製造(?:元|業者|販売)|メーカ|ベンダ|事業者|提供元|供給元|開発元|vendor|maker|manufacturer|supplier/, 'vendorName'],
  [/セキュリティ(?:更新|アップデート|パッチ)|パッチ|securityupdate|patch/, 'serverUpdatesByVendor'],
  [/部署|部門|診療科|病棟|所属|department|ward/, 'department'],
  [/設置|場所|location|room/, 'location'],
  [/(?:製品|商品|機器|装置|システム|ソフト|アプリ|サービス|機種|物品).*名|product/, 'productName'],
  [/使用状況|稼働|運用状況|ステータス|status/, 'status'],
  [/備考|摘要|特記|コメント|remark|comment/, 'note'],
];

const known = new Map<string, ReadHeading | null>();
const MOST_KNOWN = 5000;

/** What a heading says about its column, below the heading `above` it (empty = none); undefined if nothing is known. */
export function readHeading(own: string, above = ''): ReadHeading | undefined {
  if (own.length > LONGEST || above.length > LONGEST) return undefined;
  const key = `${above}\n${own}`;
  let found = known.get(key);
  if (found === undefined) {
    found = understood(own, foldWording(above)) ?? null;
    if (known.size < MOST_KNOWN) known.set(key, found);
  }
  return found ?? undefined;
}

function understood(own: string, above: string): ReadHeading | undefined {
  const folded = foldWording(own);
  if (folded === '') return undefined;
  return (
    (above === '' ? undefined : belowHeading(folded, above)) ??
    read(GENERAL.get(folded), 'whole') ??
    read(behindWords(folded), 'whole') ??
    read(partOf(own), 'part') ??
    byPattern(folded)
  );
}

function read(heading: KnownHeading | undefined, clue: HeadingClue): ReadHeading | undefined {
  return heading && { meaning: heading.meaning, clue, weight: HEAVIER[clue] + heading.rank };
}

function belowHeading(folded: string, above: string): ReadHeading | undefined {
  if (APART.test(above)) return { meaning: 'other', clue: 'above', weight: 0 };
  const context = CONTEXTS.find(([words]) => words.test(above));
  if (context) return read(context[1].get(folded) ?? behindWords(folded), 'above');
  return VENDOR_WORDS.test(above) ? read(VENDOR.get(folded), 'above') : undefined;
}

/** `リモート保守の回線` = 回線 of remote maintenance. */
function behindWords(folded: string): KnownHeading | undefined {
  for (const [words, table, alone] of CONTEXTS) {
    const [lead] = words.exec(folded) ?? [];
    if (lead === undefined) continue;
    const rest = folded.slice(lead.length).replace(/^の/, '');
    return rest === '' ? { meaning: alone, rank: 0 } : table.get(rest);
  }
  return undefined;
}

/** A heading that adds to its name: `メーカー名(製造元)`, `製品名 Product`, `部署/診療科`, `①管理番号`. */
function partOf(own: string): KnownHeading | undefined {
  const plain = own.replace(/^\s*[①-⑳]/u, '').normalize('NFKC');
  const bare = plain.replace(/[([【〔<].*?[)\]】〕>]/gsu, ' ').replace(/^\s*(?:\d+[.:)]|[※*■●◆・])\s*/u, '');
  const inside = [...plain.matchAll(/[([【〔<](.*?)[)\]】〕>]/gsu)].map(([, text]) => text ?? '');
  const pieces = [bare, ...bare.split(/\s+|[・/,、:|]/u), ...inside].map(foldWording).filter((piece) => piece !== '');
  const found = pieces.flatMap((piece) => GENERAL.get(piece) ?? behindWords(piece) ?? []);
  return found.find(({ meaning }) => meaning !== 'other') ?? found[0];
}

function byPattern(folded: string): ReadHeading | undefined {
  const at = PATTERNS.findIndex(([pattern]) => pattern.test(folded));
  const [, meaning] = PATTERNS[at] ?? [];
  return meaning && { meaning, clue: 'word', weight: HEAVIER.word + at };
}
