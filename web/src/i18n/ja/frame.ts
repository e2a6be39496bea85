/** The frame around every screen, and the parts all screens share. */
export const frame = {
  kaiji: '開示 Kaiji',
  tagline: '医療情報システムの安全管理の開示を、頼む、出す、確かめる',
  toContent: '本文へ移る',
  otherLanguage: 'English',
  work: '作業の一覧',
  signOut: 'サインアウトする',
  switchTo: '組織を切り替える',
  home: 'ホーム',
  organization: '組織',
  account: 'アカウント',
  vendors: '事業者',
  audit: '監査記録',
  installation: '運営',
} as const;

export const form = {
  required: '必須',
  optional: '任意',
  missing: '入力してください。',
  mistyped: '書き方を確かめてください。',
  show: '表示する',
  hide: '隠す',
  copy: 'コピーする',
  copied: 'コピーしました',
  leave: 'やめる',
  close: '閉じる',
  save: '保存する',
  more: '続きを見る',
} as const;

export const failure = {
  unreachable: 'サーバーにつながりません',
  tryLater: 'ネットワークを確かめて、もう一度試してください。入力した内容はこの画面に残っています。',
  here: 'この画面で不具合が起きました',
  again: 'もう一度試す',
  reload: '読み込み直す',
  waiting: '読み込んでいます…',
  askAdmin: '組織の管理者に確かめてください。',
  noPermission: 'この画面を開く権限がありません',
  notFound: 'このページはありません',
  notFoundNext: 'アドレスの打ち間違いか、無くなったページです。',
  toHome: 'ホームへ戻る',
} as const;

export const word = {
  kind: { vendor: '事業者', hospital: '医療機関', industry_group: '業界団体', operator: '運営者' },
  role: { viewer: '閲覧者', editor: '編集者', approver: '承認者', admin: '管理者' },
  roleMeans: {
    viewer: '読むだけ',
    editor: '書く',
    approver: '書いて、公開を決める',
    admin: '書いて、公開を決め、利用者を管理する',
  },
} as const;
