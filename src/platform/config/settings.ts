import type { Bilingual } from '#kernel/bilingual.js';

export interface Setting {
  readonly name: string;
  /** What holds when it is not set. */
  readonly standard: Bilingual;
  readonly meaning: Bilingual;
}

/** Every setting there is: the table of the documentation, and the names that the start knows. */
export const SETTINGS = [
  {
    name: 'HOST',
    standard: { ja: 'localhost(127.0.0.1 と ::1)', en: 'localhost (127.0.0.1 and ::1)' },
    meaning: {
      ja: '待ち受けるアドレス。この機械の外から届くものには TLS か https の PUBLIC_URL が必要',
      en: 'Address to listen on. One that other machines reach needs TLS or an https PUBLIC_URL',
    },
  },
  { name: 'PORT', standard: { ja: '3000', en: '3000' }, meaning: { ja: '待ち受けるポート', en: 'Port to listen on' } },
  {
    name: 'PUBLIC_URL',
    standard: { ja: 'http://localhost:ポート', en: 'http://localhost:PORT' },
    meaning: {
      ja: '利用者から見た URL。リンクと書き込みの送信元検査に使う',
      en: 'URL that users see; used in links and to check where writes come from',
    },
  },
  {
    name: 'TRUSTED_PROXIES',
    standard: { ja: '―', en: '–' },
    meaning: {
      ja: '前段のプロキシのアドレス(10.0.0.5 や 172.16.0.0/12、コンマ区切り)。その X-Forwarded-For だけを利用者の接続元とみなす',
      en: 'Addresses of proxies in front (10.0.0.5 or 172.16.0.0/12, comma-separated); only their X-Forwarded-For says where a user comes from',
    },
  },
  {
    name: 'DATABASE_URL',
    standard: { ja: '内蔵の PostgreSQL', en: 'the embedded PostgreSQL' },
    meaning: {
      ja: 'アプリの役割で接続する PostgreSQL(15 以上)。DATABASE_OWNER_URL がなく、役割を作れる場合は、アプリの役割を自動で作る。別の機械なら TLS で接続し、証明書と名前を確かめる(sslrootcert=/path/ca.pem、不要なら sslmode=disable)',
      en: 'PostgreSQL (15 or later) with the role of the app. Without DATABASE_OWNER_URL, and if it may create roles, the role of the app is made. On another machine: over TLS, certificate and name checked (sslrootcert=/path/ca.pem; sslmode=disable for none)',
    },
  },
  {
    name: 'DATABASE_OWNER_URL',
    standard: { ja: '―', en: '–' },
    meaning: { ja: '表を所有し、移行を行う役割', en: 'The role that owns the tables and migrates' },
  },
  {
    name: 'KAIJI_DATA',
    standard: { ja: '.kaiji', en: '.kaiji' },
    meaning: {
      ja: '鍵、ファイル、内蔵データベースのフォルダー',
      en: 'Folder of keys, files and the embedded database',
    },
  },
  {
    name: 'AUDIT_HEADS_FILE',
    standard: { ja: 'KAIJI_DATA/audit-heads.jsonl', en: 'KAIJI_DATA/audit-heads.jsonl' },
    meaning: {
      ja: '監査記録の署名付きの封を書き足すファイル。運用者が書き換えられない媒体に置くと、記録の末尾の切り取りや作り直しも見つかる',
      en: 'File to which the signed heads of the audit log are appended. On a medium that the operator cannot rewrite it also shows a log that was cut or rebuilt',
    },
  },
  {
    name: 'CORS_ORIGINS',
    standard: { ja: '―', en: '–' },
    meaning: {
      ja: 'ほかのサイトのページから(API トークンで)呼び出しを許すオリジン(https://app.example.jp、コンマ区切り)',
      en: 'Origins whose pages may call the API with a token (https://app.example.jp, comma-separated)',
    },
  },
  {
    name: 'RATE_LIMITS',
    standard: { ja: '1', en: '1' },
    meaning: { ja: '回数制限の倍率。off で制限なし', en: 'Factor on the built-in rate limits; off for none' },
  },
  {
    name: 'JOBS',
    standard: { ja: 'here', en: 'here' },
    meaning: {
      ja: 'here はこのプロセスで裏方の仕事(掃除など)も行う。elsewhere は別のプロセス(node bin/start.mjs --worker)に任せる',
      en: 'here: this process also does the work in the background; elsewhere: another one does (node bin/start.mjs --worker)',
    },
  },
  {
    name: 'LOG_LEVEL',
    standard: { ja: 'info', en: 'info' },
    meaning: { ja: 'error、warn、info、debug のどれか', en: 'One of error, warn, info, debug' },
  },
  {
    name: 'TLS_CERT_FILE',
    standard: { ja: '―', en: '–' },
    meaning: {
      ja: '証明書(PEM)。TLS_KEY_FILE と組で HTTPS になる',
      en: 'Certificate (PEM); with TLS_KEY_FILE Kaiji speaks HTTPS',
    },
  },
  {
    name: 'TLS_KEY_FILE',
    standard: { ja: '―', en: '–' },
    meaning: { ja: '証明書の秘密鍵(PEM)', en: 'Private key of the certificate (PEM)' },
  },
  {
    name: 'SMTP_URL',
    standard: { ja: '―', en: '–' },
    meaning: {
      ja: 'メールを渡すサーバー(smtps://利用者:パスワード@ホスト:465、smtp://ホスト:587)。なければ KAIJI_DATA/mail に .eml として置く',
      en: 'Server that takes mails (smtps://user:password@host:465, smtp://host:587). Without it they become .eml files in KAIJI_DATA/mail',
    },
  },
  {
    name: 'MAIL_FROM',
    standard: { ja: 'kaiji@PUBLIC_URL のホスト', en: 'kaiji@ the host of PUBLIC_URL' },
    meaning: { ja: 'メールの差出人のアドレス', en: 'Address that mails come from' },
  },
  {
    name: 'OIDC_ISSUERS',
    standard: { ja: '―', en: '–' },
    meaning: {
      ja: '組織がシングルサインオンに使えるOpenID Connectプロバイダー(https://id.example.jp、コンマ区切り)。サーバーはここにないホストを呼び出さない。なければシングルサインオンは使えない',
      en: 'OpenID Connect providers that organizations may sign in by (https://id.example.jp, comma-separated). The server calls no other host for it; without any there is no single sign-on',
    },
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];
