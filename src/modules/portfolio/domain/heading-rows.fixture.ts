/**
 * Headings as ledgers of hospitals have them, each with the field it is taken for (`-` = none). `＞` stands between a heading and the one
 * that stretches over it. Separated by two spaces.
 */
export const HEADING_ROWS: readonly string[] = [
  // 医療機器台帳
  'No.=-  管理番号=assetNumber  機器名称=productName  メーカー名=vendorName  型式=model  製造番号=-  設置場所=location  購入年月日=-  備考=note',
  'No=-  ME番号=assetNumber  機種名=productName  製造販売業者=vendorName  型番=model  シリアル番号=-  使用部署=department  状態=status',
  '項番=-  医療機器名=-  販売名=productName  製造元=vendorName  バージョン=version  所属部署=department  保守契約の有無=contract',
  '通番=-  固定資産番号=assetNumber  品名=productName  製造業者名=vendorName  規格=-  取得日=-  取得価額=-  設置部署=department',
  '備品番号=assetNumber  備品名=productName  購入先=vendorName  購入日=-  数量=-  保管場所=location  摘要=note',
  '機器ID=assetNumber  装置名称=productName  メーカ=vendorName  モデル=model  ソフトウェアバージョン=version  ファームウェア=-  設置室=location',
  '管理№=assetNumber  機器名（一般名）=productName  メーカー／ベンダー=vendorName  型番・型式=model  Ver.=version  診療科=department',
  '台帳番号=assetNumber  機器・システム名=productName  事業者名=vendorName  バージョン情報=version  利用部署=department  使用状況=status',
  // 情報システム台帳
  'システム名=productName  ベンダー=vendorName  バージョン=version  主管部署=department  稼働状況=status  保守契約=contract  リモート保守=remoteUsed',
  'システム名称=-  製品名=productName  提供元=vendorName  版数=version  利用部門=department  サーバ設置場所=location  契約状況=contract',
  '部門システム名=-  パッケージ名=productName  開発元=vendorName  現行バージョン=version  診療科名=department  運用状況=status',
  'システム=productName  導入ベンダー=vendorName  OS=-  OSバージョン=-  IPアドレス=-  MACアドレス=-  ホスト名=-  備考欄=note',
  '情報システム名=productName  保守業者=vendorName  契約期間=-  契約番号=contractNote  契約者=contractedBy  セキュリティ更新=serverUpdatesByVendor',
  '対象システム=productName  メーカー・事業者名=vendorName  責任分界の記載箇所=serverUpdatesWritten  パッチ適用=serverUpdatesByVendor  特記事項=note',
  '①管理番号=assetNumber  ②システム名=productName  ③事業者=vendorName  ④版=version  ⑤部署=department  ⑥設置場所=location',
  '(1)機器名=productName  (2)製造会社=vendorName  (3)バージョン=version  (4)設置先=location',
  '※製品名称=productName  ※会社名=vendorName  ※バージョン番号=version  ※使用部門=department',
  'アプリケーション名=productName  アプリケーションバージョン=version  提供会社=vendorName  利用者=-  管理部署=department',
  'サービス名=productName  サービス事業者=vendorName  URL=-  利用開始日=-  契約形態=contractNote  ステータス=status',
  // リモート保守
  '機器名=productName  メーカー=vendorName  有無＜リモート保守=remoteUsed  回線＜リモート保守=remoteLine  接続方式＜リモート保守=remoteConnection  目的＜リモート保守=remotePurpose  確認日＜リモート保守=remoteConfirmedOn',
  'システム名=productName  事業者=vendorName  接続元制限＜リモートメンテナンス=remoteSource  ID種別＜リモートメンテナンス=remoteAccount  認証方式＜リモートメンテナンス=remoteAuthentication  事前連絡＜リモートメンテナンス=remoteAnnouncement  エビデンス＜リモートメンテナンス=remoteEvidence',
  '機器名称=productName  製造元=vendorName  リモート保守の有無=remoteUsed  リモート保守の目的=remotePurpose  リモート接続方法=remoteConnection  リモート保守回線=remoteLine  モバイルルータ=remoteOwnRouter  保守端末の状態=remoteTerminal',
  '装置名=productName  メーカー=vendorName  遠隔保守=remoteUsed  遠隔保守の回線=remoteLine  接続元IPアドレス=remoteSource  事前申請=remoteAnnouncement',
  '製品名=productName  メーカー=vendorName  リモート保守（有/無）=remoteUsed  持込モバイルルーター=remoteOwnRouter  個人ID/共用ID＜リモート保守=remoteAccount  証跡＜リモート保守=remoteEvidence',
  // クラウド
  'クラウドサービス名=productName  クラウド事業者=vendorName  クラウドサービスのドメイン=cloudDomain  クラウド利用場所=cloudPlace  クラウド接続経路=cloudPath  クラウド認証方式=cloudAuthentication  クラウド利用者数=cloudUsers  クラウド利用開始日=cloudSince',
  '製品名=productName  事業者名=vendorName  ドメイン＜クラウドサービス=cloudDomain  利用場所＜クラウドサービス=cloudPlace  経路＜クラウドサービス=cloudPath  利用開始日＜クラウドサービス=cloudSince',
  // 二段の見出し
  '名称＜機器=productName  型番＜機器=model  名称＜メーカー=vendorName  担当者＜メーカー=-  電話番号＜メーカー=-',
  '名称＜ソフトウェア=productName  バージョン＜ソフトウェア=version  名称＜OS=-  バージョン＜OS=-  メーカー=vendorName',
  '製品名=productName  有無＜保守契約=contract  契約先＜保守契約=vendorName  期間＜保守契約=-  契約者＜保守契約=contractedBy',
  '機器名=productName  製造業者=vendorName  有無＜契約=contract  番号＜契約=contractNote  満了日＜契約=-',
  // 揺れ
  'ﾒｰｶｰ名=vendorName  製 品 名=productName  ﾊﾞｰｼﾞｮﾝ=version  設置　場所=location',
  'ＭＡＫＥＲ=vendorName  ＰＲＯＤＵＣＴ=productName  ＶＥＲＳＩＯＮ=version',
  'メーカー\n(製造元)=vendorName  製品名\nProduct=productName  版\nVersion=version  部署/診療科=department',
  '製造販売元=vendorName  商品名=productName  ソフトVer=version  病棟=department  現況=status',
  'ベンダ名=vendorName  ソフト名=productName  Rev.=version  担当部署=department  廃棄理由=retiredReason',
  '納入業者=-  メーカー=vendorName  機器名=productName  納入日=-  保証期限=-  耐用年数=-',
  '会社名=-  製造元=vendorName  装置=productName  サポート終了日=-  EOL=-',
  '使用者=-  資産名=productName  資産区分=-  資産番号=assetNumber  メーカー=vendorName  リース満了日=-',
  // English
  'No.=-  Asset No.=assetNumber  Product Name=productName  Manufacturer=vendorName  Model=model  Version=version  Department=department  Location=location  Status=status  Remarks=note',
  'Asset Tag=assetNumber  Device=productName  Make=vendorName  Model No.=model  Serial Number=-  Firmware Version=version  Ward=department  Room=location',
  'ID=-  System Name=productName  Vendor=vendorName  Software Version=version  Owner=-  Operational Status=status  Maintenance Contract=contract',
  'Application=productName  Supplier=vendorName  Release=version  Business Unit=department  Remote Maintenance=remoteUsed  Remote Access Line=remoteLine',
  'Equipment Name=productName  Vendor Name=vendorName  Equipment No.=assetNumber  Installed At=location  Purchase Date=-  IP Address=-  Operating System=-',
  'Software=productName  Publisher=vendorName  Ver.=version  Dept.=department  Under Contract=contract  Contracted By=contractedBy  Notes=note',
  'Item=productName  Company=vendorName  Rev=version  Site=location  Lifecycle=status  Comments=note',
  'Service=productName  Provider=vendorName  Cloud Domain=cloudDomain  Cloud Users=cloudUsers  Cloud Start Date=cloudSince  Security Updates by Vendor=serverUpdatesByVendor  Written In=serverUpdatesWritten',
  'Used＜Remote maintenance=remoteUsed  Line＜Remote maintenance=remoteLine  Own Mobile Router＜Remote maintenance=remoteOwnRouter  Authentication＜Remote maintenance=remoteAuthentication  Confirmed On＜Remote maintenance=remoteConfirmedOn  Product=productName  Vendor=vendorName',
  'Name＜Operating System=-  Version＜Operating System=-  Name=productName  Brand=vendorName  Version=version',
];
