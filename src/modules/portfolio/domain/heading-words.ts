import { foldWording } from '../../../kernel/wording.js';
import type { LedgerField } from './ledger-field.js';

/** A known heading: the field it stands for, or `other` for one that the portfolio has no field for. */
export type HeadingMeaning = LedgerField | 'other';

/** Of two headings for one field the one with the smaller rank is taken. */
export interface KnownHeading {
  readonly meaning: HeadingMeaning;
  readonly rank: number;
}

type Words = readonly (readonly [HeadingMeaning, string])[];

function table(words: Words): ReadonlyMap<string, KnownHeading> {
  const found = new Map<string, KnownHeading>();
  for (const [rank, [meaning, list]] of words.entries())
    for (const word of list.split(' ')) {
      const folded = foldWording(word.replaceAll('_', ' '));
      if (!found.has(folded)) found.set(folded, { meaning, rank });
    }
  return found;
}

/** Headings as ledgers in Japanese and English have them; the better ones for a field stand before the poorer ones. */
export const GENERAL = table([
  [
    'assetNumber',
    '管理番号 資産番号 資産管理番号 機器番号 機器管理番号 機器ID 機器コード 台帳番号 台帳No 備品番号 備品コード 固定資産番号 資産No 資産ID 資産コード 管理No 管理ID 管理コード 医療機器管理番号 ME管理番号 ME番号 端末番号 装置番号 システム番号 システムID asset_number asset_no asset_id asset_tag asset inventory_number inventory_no equipment_number equipment_no equipment_id device_id tag_number tag_no control_number',
  ],
  [
    'vendorName',
    'メーカー メーカ メーカー名 メーカ名 メーカー名称 製造元 製造会社 製造業者 製造業者名 製造メーカー 製造販売業者 製造販売元 製造販売業者名 製造事業者 ベンダー ベンダ ベンダー名 ベンダ名 事業者 事業者名 サービス事業者 サービス事業者名 クラウド事業者 クラウド事業者名 提供元 提供事業者 提供会社 サービス提供者 サービス提供事業者 開発元 開発会社 システムベンダー システムベンダ 導入ベンダー メーカー・事業者名 メーカー・ベンダー manufacturer maker make vendor vendor_name vendors provider service_provider manufacturer_name brand developer publisher',
  ],
  [
    'vendorName',
    '供給元 供給者 販売元 販売会社 販売業者 会社名 企業名 社名 業者名 業者 取引先 取引先名 supplier supplier_name company company_name',
  ],
  [
    'vendorName',
    '納入業者 納入業者名 納入会社 納入元 納品業者 購入先 購入業者 販売店 代理店 ディーラー 保守業者 保守会社 保守委託先 保守ベンダー 保守先 委託先 委託先名 保守業者名 dealer distributor reseller purchased_from contractor maintainer maintenance_vendor maintenance_company',
  ],
  [
    'productName',
    '製品名 製品名称 製品 商品名 商品名称 品名 販売名 プロダクト名 パッケージ名 product product_name products trade_name product_title',
  ],
  [
    'productName',
    'ソフトウェア名 ソフトウェア名称 ソフトウエア名 ソフト名 ソフトウェア アプリケーション名 アプリケーション アプリ名 サービス名 サービス名称 クラウドサービス名 software software_name application application_name app_name service service_name',
  ],
  [
    'productName',
    '機器名 機器名称 医療機器名 医療機器名称 装置名 装置名称 機種 機種名 機種名称 機器 装置 機材名 物品名 備品名 資産名 資産名称 端末名 device device_name equipment equipment_name item item_name asset_name machine_name',
  ],
  [
    'productName',
    'システム名 システム名称 情報システム名 医療情報システム名 システム 部門システム名 対象システム 機器・システム名 機器・システム名称 機器/システム名 システム・機器名 system system_name information_system',
  ],
  ['productName', '名称 名前 品目 対象 対象名 name title description'],
  [
    'model',
    '型番 型式 形式 型名 モデル モデル名 モデル番号 型番・型式 品番 機種番号 機種コード カタログ番号 model model_no model_number model_name type part_number part_no',
  ],
  [
    'version',
    'バージョン バージョン情報 バージョン番号 ver version versions version_no version_number 版 版数 バージョン(版数) ソフトウェアバージョン ソフトウエアバージョン ソフトバージョン ソフトVer ソフトウェア版数 製品バージョン システムバージョン アプリバージョン アプリケーションバージョン プログラムバージョン 現行バージョン 利用バージョン software_version product_version app_version current_version software_ver rev revision release リリース リビジョン',
  ],
  [
    'version',
    'ファームウェア ファームウェアバージョン ファームウエアバージョン ファームバージョン ファームウェア版数 firmware firmware_version fw fw_version',
  ],
  [
    'department',
    '利用部署 使用部署 使用部門 利用部門 部署 部署名 部門 部門名 所属 所属部署 所属部門 使用部署名 利用部署名 設置部署 設置部門 診療科 診療科名 診療科・部門 使用科 配置部署 使用場所・部署 department departments dept department_name unit division section ward using_department',
  ],
  [
    'department',
    '管理部署 管理部門 所管 所管部署 主管部署 主管 担当部署 担当部門 管理責任部署 owner_department responsible_department 病棟 病棟名',
  ],
  [
    'location',
    '設置場所 設置箇所 設置先 設置室 設置フロア 場所 所在 所在地 保管場所 配置場所 使用場所 設置建物 部屋 部屋名 室名 フロア 階 棟 建物 ラック位置 location installed_at place room site floor building installation_site installation_place',
  ],
  [
    'status',
    '使用状況 利用状況 稼働状況 稼動状況 運用状況 状態 ステータス 状況 使用状態 稼働状態 現況 現状 資産状態 使用区分 運用区分 稼働区分 利用区分 status state operational_status lifecycle lifecycle_status usage in_use operation_status',
  ],
  [
    'retiredReason',
    '使用終了の理由 使用終了理由 廃棄理由 廃止理由 除却理由 撤去理由 reason_for_retiring retirement_reason disposal_reason',
  ],
  [
    'contract',
    '契約の有無 契約有無 契約 保守契約 保守契約有無 保守契約の有無 保守契約状況 契約状況 保守有無 保守の有無 年間保守契約 保守契約の状況 contract contracted maintenance_contract under_contract has_contract service_contract support_contract',
  ],
  [
    'contractedBy',
    '契約者 契約主体 契約当事者 契約名義 契約名義人 契約者区分 契約元 契約の主体 contracted_by contract_holder contracting_party contract_party',
  ],
  [
    'contractNote',
    '契約の備考 契約備考 契約内容 保守契約内容 契約番号 契約書番号 契約名 契約件名 保守内容 契約形態 contract_note contract_notes contract_number contract_no contract_details',
  ],
  [
    'serverUpdatesByVendor',
    'サーバーのセキュリティ更新は事業者 サーバのセキュリティ更新は事業者 セキュリティ更新は事業者 セキュリティ更新 セキュリティアップデート セキュリティ更新の委託 サーバー更新の委託 サーバ更新の委託 サーバセキュリティ更新 サーバーセキュリティ更新 セキュリティパッチ適用 パッチ適用 パッチ適用の委託 パッチ管理 更新プログラムの適用 事業者による更新 server_security_updates_by_vendor security_updates_by_vendor patching_by_vendor vendor_patching security_updates server_updates patch_management',
  ],
  [
    'serverUpdatesWritten',
    'セキュリティ更新の記載箇所 更新の記載箇所 責任分界の記載 責任分界の記載箇所 責任分界 契約条項 該当条項 記載箇所 記載場所 根拠条項 security_updates_written_in written_in contract_clause clause responsibility_clause',
  ],
  [
    'remoteOwnRouter',
    '持込モバイルルーター 持込モバイルルータ モバイルルーター モバイルルータ 事業者持込ルーター 持ち込みモバイルルーター 独自モバイルルーター own_mobile_router mobile_router vendor_router',
  ],
  [
    'remoteSource',
    '接続元制限 接続元IP制限 接続元IP 接続元IPアドレス 接続元 アクセス元制限 source_restriction source_ip source_ip_restriction',
  ],
  ['remoteAnnouncement', '事前連絡 事前申請 接続申請 作業申請 announcement prior_notice'],
  ['remoteTerminal', '保守端末 保守端末の状態 保守端末状態 接続端末の状態 maintenance_terminal terminal_state'],
  [
    'note',
    '備考 備考欄 摘要 メモ 特記事項 特記 コメント 補足 注記 その他 note notes remark remarks comment comments memo',
  ],
  [
    'other',
    'No № 番号 通番 連番 項番 項目番号 # 行番号 OS OS名 OSバージョン OSVer OS種別 OS_version operating_system IPアドレス IP MACアドレス MAC ip_address mac_address ホスト名 コンピュータ名 コンピューター名 host hostname シリアル番号 シリアルNo 製造番号 製造No S/N serial serial_number serial_no 購入日 購入年月日 購入年度 導入日 導入年月日 導入年度 取得日 取得年月日 納入日 納入年月日 設置日 稼働開始日 使用開始日 purchase_date installed_on install_date 保守期限 保守期間 保守終了日 契約期間 契約開始日 契約終了日 契約満了日 契約更新日 サポート期限 サポート終了日 サポート終了 EOS EOL end_of_support end_of_life 保証期限 耐用年数 リース リース期限 リース満了日 台数 数量 数 quantity qty 価格 金額 取得価額 購入金額 price cost 担当者 担当者名 管理者 管理責任者 責任者 使用者 利用者 owner responsible_person user contact 連絡先 電話番号 電話 メールアドレス phone email 更新日 登録日 最終更新日 記入日 作成日 updated created last_updated 分類 区分 種別 種類 機器種別 機器分類 資産区分 資産分類 大分類 中分類 小分類 カテゴリ カテゴリー category class kind CPU メモリ HDD ディスク 容量 ウイルス対策 ウイルス対策ソフト ウィルス対策ソフト antivirus ネットワーク 接続ネットワーク ネットワーク接続 network VLAN ポート 画像 写真 写真番号 JMDNコード 承認番号 クラス分類 クラス 特定保守管理 点検日 次回点検日 点検周期',
  ],
]);

/** Below a heading about remote maintenance, or behind such words. */
export const REMOTE = table([
  ['remoteUsed', '有無 利用 利用有無 使用 使用有無 実施 実施有無 可否 の有無 あり 状況 used yes/no in_use available'],
  ['remotePurpose', '目的 用途 内容 作業内容 purpose use reason'],
  [
    'remoteConnection',
    '接続方式 接続方法 方式 方法 接続 接続形態 接続手段 手段 VPN VPN種別 VPN方式 connection connection_type method type vpn',
  ],
  ['remoteLine', '回線 回線種別 接続回線 通信回線 使用回線 利用回線 回線名 line circuit line_type'],
  [
    'remoteOwnRouter',
    '持込モバイルルーター 持込モバイルルータ モバイルルーター モバイルルータ ルーター ルータ 持込ルーター 持ち込みルーター 独自ルーター own_mobile_router mobile_router router',
  ],
  [
    'remoteSource',
    '接続元制限 接続元 接続元IP 接続元IPアドレス 接続元IP制限 IP制限 アクセス元 アクセス元制限 制限 source source_restriction source_ip restriction',
  ],
  [
    'remoteAccount',
    'ID アカウント ID種別 IDの種類 個人ID 共用ID ID共用 ID区分 アカウント種別 個人ID・共用ID 個人/共用 個人・共用 id_type account account_type personal/shared',
  ],
  ['remoteAuthentication', '認証方式 認証 認証方法 認証手段 二要素認証 authentication auth'],
  [
    'remoteTerminal',
    '端末の状態 端末 端末状態 保守端末 保守端末の状態 接続端末 接続端末の状態 端末管理 terminal terminal_state device',
  ],
  [
    'remoteAnnouncement',
    '事前連絡 連絡 連絡方法 事前申請 申請 通知 事前通知 作業連絡 announcement notice notification',
  ],
  ['remoteEvidence', '確認資料 証跡 エビデンス 根拠 根拠資料 資料 記録 evidence proof'],
  [
    'remoteConfirmedOn',
    '確認日 最終確認日 確認年月日 確認 確認日付 confirmed_on confirmed last_confirmed checked_on date',
  ],
  ['note', '備考 note notes remarks'],
  ['other', '業者 保守業者 事業者 担当者 連絡先 頻度 件数 開始日 終了日 IPアドレス frequency'],
]);

/** Below a heading about cloud services, or behind such words. */
export const CLOUD = table([
  ['productName', '名 名称 サービス名 name'],
  ['vendorName', '事業者 事業者名 提供元 provider'],
  ['cloudDomain', 'ドメイン ドメイン名 URL 接続先 接続先URL 接続先ドメイン FQDN アドレス domain host'],
  ['cloudPlace', '利用場所 使用場所 場所 利用箇所 place place_of_use location'],
  ['cloudPath', '接続経路 経路 利用経路 接続方法 接続 回線 通信経路 path route connection network_path'],
  ['cloudAuthentication', '認証方式 認証 認証方法 二要素認証 authentication auth'],
  ['cloudUsers', '利用者 利用者数 ユーザー ユーザー数 ユーザ数 ユーザ 利用人数 対象者 users number_of_users user'],
  ['cloudSince', '利用開始日 開始日 利用開始 利用開始年月日 契約開始日 since start_date started_on'],
  ['other', '有無 利用 利用有無 使用 区分 種別 used yes/no'],
]);

/** Below a heading about the contract, or behind such words. */
export const CONTRACT = table([
  ['contract', '有無 の有無 状況 の状況 有/無 済 締結 yes/no status'],
  ['contractedBy', '者 主体 当事者 名義 名義人 の主体 by party holder'],
  ['contractNote', '番号 備考 内容 形態 窓口 書 件名 名 書番号 note notes number details'],
  ['vendorName', '先 相手 会社 業者 先名 相手先 with company'],
  ['other', '期間 満了日 開始日 終了日 更新日 期限 金額 種別 日 年月日 費用 period until from end start date'],
]);

/** Below a heading about a vendor. */
export const VENDOR = table([
  ['vendorName', '名 名称 会社名 社名 name company'],
  ['other', '担当者 連絡先 電話 電話番号 住所 メール メールアドレス 部署 contact phone address email'],
]);
