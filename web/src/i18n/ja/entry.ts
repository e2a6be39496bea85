/** Screens before one is signed in. */
export const setUp = {
  title: '初期設定',
  lead: 'この Kaiji を運営する組織と、最初の管理者を作ります。一度だけ行います。',
  organizationName: '運営する組織の名前',
  organizationHint: '利用する組織を登録する側です。例: 開示運営センター',
  name: '管理者の氏名',
  email: '管理者のメールアドレス',
  submit: '初期設定を終える',
  afterwards: 'このあとサインインし、2段階目の確認に使う認証アプリを登録します。',
  closed: '初期設定は済んでいます',
  closedNext: 'この Kaiji にはすでに運営者がいます。',
  oldLink: 'このリンクは使えません',
  oldLinkNext: '最後に起動したときに表示されたリンクだけが使えます。データフォルダーの set-up-link にもあります。',
  waiting: '初期設定がまだです',
  waitingNext:
    '起動した画面に表示された初期設定のリンクを開いてください。データフォルダーの set-up-link にもあります。',
} as const;

export const password = {
  label: 'パスワード',
  new: '新しいパスワード',
  hint: '8文字以上。15文字以上をお勧めします。文字の種類は問いません。',
} as const;

export const signIn = {
  title: 'サインイン',
  email: 'メールアドレス',
  next: '次へ',
  firstStep: 'メールアドレスとパスワード',
  submit: 'サインインする',
  toSignIn: 'サインインへ',
  asSomebodyElse: '別の人で入る',
  shownBefore: '1段階目は済んでいます',
  aboutSecond: '2段階の確認について',
  aboutSecondText: 'Kaiji では、どの人にも2段階の確認が要ります。初めてのサインインで、認証アプリを登録します。',
  aboutLost: '入れなくなったときは',
  aboutLostText:
    '回復コードで入れます。回復コードも無いときは、組織の管理者に認証手段の登録のやり直しを頼んでください。',
  emergency: '運営者がだれも入れないとき(緊急用アカウント)',
  ended: 'サインアウトしました',
  endedNext: 'しばらく使わなかったか、ほかの場所で終了されました。サインインすると元の画面に戻ります。',
} as const;

export const invitation = {
  title: '組織への招待',
  invites: '{{organization}}({{kind}})に、{{role}}として招待されています。',
  means: 'できること',
  namedBy: '{{hospital}}が、この事業者の開示を求めて登録しました。',
  email: '招待されたメールアドレス',
  until: '招待の期限',
  newAccount: 'はじめて使う',
  newAccountHint: 'このメールアドレスのアカウントを作ります。',
  ownAccount: 'アカウントがある',
  ownAccountHint: 'ほかの組織で使っているアカウントで参加します。先にサインインします。氏名は変わりません。',
  signInFirst: 'サインインして参加へ進む',
  joinAs: '{{person}}さんとして参加する',
  which: 'アカウント',
  name: '氏名',
  submit: '参加する',
  joined: '参加しました',
  joinedNext: 'サインインして始めてください。',
} as const;

export const secondFactor = {
  title: '2段階目の確認',
  code: '6桁の数字',
  codeHint: '認証アプリに出ている数字です。30秒ごとに変わります。',
  recoveryCode: '回復コード',
  recoveryHint: '登録のときに控えたコードの一つです。一つのコードは一度だけ使えます。',
  otherWays: 'ほかの方法',
  way: { totp: '認証アプリの数字を使う', 'recovery-code': '回復コードを使う', passkey: 'パスキーを使う' },
} as const;

export const enrol = {
  title: '認証アプリの登録',
  how: 'スマートフォンの認証アプリで、下のQRコードを読み取ってください。読み取れないときは、秘密鍵をアプリに入力します。',
  picture: '認証アプリに登録するQRコード。同じ内容の秘密鍵が下にあります。',
  onThisPhone: 'このスマートフォンの認証アプリに登録する',
  secret: '秘密鍵',
  codeHint: '登録すると、アプリに6桁の数字が出ます。',
  submit: '登録する',
} as const;

export const recovery = {
  title: '回復コード',
  once: 'この画面は一度だけ表示されます',
  how: '認証アプリを無くしたときに、アプリの代わりになるコードです。印刷するか、安全な場所に控えてください。',
  print: '印刷する',
  download: 'ファイルに保存する',
  kept: '控えたので、次へ進む',
  goOn: '次へ進む',
  left: '少なくなったら、アカウントの画面で作り直してください。',
  service: 'サービス',
  account: 'アカウント',
  madeOn: '作った日',
} as const;

export const stepUp = {
  title: 'もう一度、確認します',
  why: 'アカウント、鍵、役割に関わる操作です。2段階目の確認をもう一度お願いします。15分のあいだ有効です。',
  submit: '確認して続ける',
} as const;

export const passkey = {
  signIn: 'パスキーでサインインする',
  signInHint: 'パスキーは、この端末や鍵で2段階をまとめて確認します。',
  how: '端末の画面の案内に従って、指紋や顔、PINで確認してください。',
  left: 'パスキーの確認が終わりませんでした',
  leftNext: 'やめたか、時間が過ぎました。もう一度試すか、ほかの方法を使ってください。',
  add: 'パスキーを登録する',
  addHow: '指紋や顔、PINで確認できる端末や、セキュリティキーを登録します。',
  name: '名前',
  nameHint: 'どの端末か分かる名前。例: 自分のノートPC',
  make: '次へ',
  rename: '名前を変える',
} as const;

export const forgotten = {
  link: 'パスワードを忘れたとき',
  title: 'パスワードの再設定',
  lead: 'アカウントのメールアドレスに、新しいパスワードを設定するリンクを送ります。',
  submit: 'リンクを送る',
  sent: 'メールを確かめてください',
  sentNext: 'アカウントがあれば、リンクが届きます。リンクは{{minutes}}分のあいだ、一度だけ使えます。',
} as const;

export const reset = {
  title: '新しいパスワード',
  submit: 'このパスワードにする',
  done: 'パスワードを設定しました',
  doneNext: 'ほかの場所のサインインとAPIトークンは終わりました。新しいパスワードと2段階目の確認で入ってください。',
} as const;
